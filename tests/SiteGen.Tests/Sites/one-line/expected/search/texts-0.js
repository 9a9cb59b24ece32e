sitegenSearch("texts-0", [["briefings/note.html","Ship.",4,[["#l1","harbour","Ship."]]]]);
