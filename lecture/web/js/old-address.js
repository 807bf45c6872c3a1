// Slides once were at this address: who comes for one of them is sent on.
if (location.hash.startsWith("#/") || location.search.includes("print-pdf"))
  location.replace("slides.html" + location.search + location.hash);
