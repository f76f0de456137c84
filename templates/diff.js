(function () {
  "use strict";
  var form = document.getElementById("filter");
  if (!form) return;
  var output = form.querySelector("output"), none = document.getElementById("none"), waiting = 0, places = {};
  function felt(article) {
    var number = article.getAttribute("data-list"), at = number ? document.getElementById("list-" + number) : article.querySelector(".where");
    var key = number || "";
    if (key && places[key]) return places[key];
    var found = { names: at.textContent.toLowerCase(), levels: at.getAttribute("data-levels").split(" "), bodies: at.getAttribute("data-bodies").split(" ") };
    if (key) places[key] = found;
    return found;
  }
  var sections = Array.prototype.map.call(document.querySelectorAll("section.cause"), function (section) {
    var head = section.querySelector("h3").textContent.toLowerCase();
    return { at: section, articles: Array.prototype.map.call(section.querySelectorAll("article"), function (article) {
      return {
        at: article, burden: article.className, severity: article.getAttribute("data-severity"), family: article.getAttribute("data-family"),
        approved: article.getAttribute("data-approved"), felt: felt(article), text: head + "\n" + article.textContent.toLowerCase()
      };
    }) };
  });
  function checked(name) {
    return Array.prototype.filter.call(form.elements[name], function (box) { return box.checked; }).map(function (box) { return box.value; });
  }
  function value(name) { return form.elements[name] ? form.elements[name].value.trim().toLowerCase() : ""; }
  function show() {
    var burdens = checked("burden"), severities = checked("severity"), family = value("family"), level = value("level"), body = value("body");
    var approved = value("approved"), place = value("place"), sought = value("words").split(/\s+/), total = 0;
    sections.forEach(function (section) {
      var here = 0;
      section.articles.forEach(function (one) {
        var shown = burdens.indexOf(one.burden) >= 0 && severities.indexOf(one.severity) >= 0 && (!family || one.family === family) &&
          (!level || one.felt.levels.indexOf(level) >= 0) && (!body || one.felt.bodies.indexOf(body) >= 0) &&
          (!approved || one.approved === approved) && (!place || one.felt.names.indexOf(place) >= 0) &&
          sought.every(function (word) { return one.text.indexOf(word) >= 0; });
        one.at.hidden = !shown;
        here += shown;
      });
      section.at.hidden = !here;
      total += here;
    });
    output.textContent = output.getAttribute("data-says").replace("{n}", total);
    none.hidden = total > 0;
  }
  form.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(show, 120); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  show();
})();
