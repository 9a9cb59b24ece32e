sitegenSearch("words-0", "a E came E in E ship E");
