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
new File(basedir, "reading.properties").text =
    "truenas.catalog=http://127.0.0.1:" + server.address.port + "/reading.git\n" +
    "truenas.catalog.server=reading\ntruenas.validate.reports=reading\n"
return true
