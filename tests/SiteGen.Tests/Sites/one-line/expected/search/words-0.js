sitegenSearch("words-0", "ship E");
