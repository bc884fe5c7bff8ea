dev.trainyard.maven.it.Projects.copy(new File(examples, "own-catalog"), new File(basedir, "own-catalog"))
def definition = new File(basedir, "own-catalog/src/main/java/hello/Hello.java")
definition.text = definition.text
    .replace("defaultPort(30080)", "defaultPort(80)")
    .replace("https://nginx.org/img/nginx_logo.svg", "nginx_logo.svg")
true
