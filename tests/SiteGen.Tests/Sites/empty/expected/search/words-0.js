sitegenSearch("words-0", " ");
