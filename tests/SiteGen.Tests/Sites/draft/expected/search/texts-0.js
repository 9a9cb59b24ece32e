sitegenSearch("texts-0", [["briefings/ready.html","A ship came in",4,[["#l1","harbour","A ship came in."]]]]);
