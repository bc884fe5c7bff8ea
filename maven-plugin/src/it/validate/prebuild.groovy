import com.sun.net.httpserver.HttpServer

// Somebody's server that asks for a login, and remembers what it was shown.
def server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
def shown = new File(basedir, "shown.txt")
server.createContext("/") { exchange ->
  shown << exchange.requestURI.path + " " + exchange.requestHeaders.getFirst("Authorization") + "\n"
  exchange.responseHeaders.add("WWW-Authenticate", "Basic realm=\"x\"")
  exchange.sendResponseHeaders(401, -1)
  exchange.close()
}
server.start()
context.put("server", server)
def host = "http://127.0.0.1:" + server.address.port
[
  foreign: "",
  "foreign-server": "truenas.publish.server=publishing\n",
  "other-target": "truenas.publish.target=https://127.0.0.1:" + server.address.port + "/own.git\n",
  own: "truenas.publish.target=" + host + "/other.git\n",
  reading: "truenas.catalog.server=reading\n",
].each { name, more ->
  new File(basedir, name + ".properties").text =
      "truenas.catalog=" + host + "/" + name + ".git\ntruenas.validate.reports=" + name + "\n" + more
}
new File(basedir, "slip.properties").text =
    "truenas.catalog=https://me:S3 CRET@127.0.0.1:9/x.git\ntruenas.validate.reports=slip\n"
new File(basedir, "title.properties").text =
    "truenas.catalog.title=see publishing-token\ntruenas.output=" + new File(basedir, "titled").path.replace("\\\\", "/") + "\n"
return true
