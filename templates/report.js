(function () {
  "use strict";
  var form = document.getElementById("filter");
  if (!form) return;
  var output = form.querySelector("output"), none = document.getElementById("none"), waiting = 0;
  var sections = Array.prototype.map.call(document.querySelectorAll("section"), function (section) {
    var file = section.querySelector("h3 span").textContent.toLowerCase();
    var articles = Array.prototype.map.call(section.querySelectorAll("article"), function (article) {
      return { at: article, severity: article.className, rule: article.getAttribute("data-rule"), text: file + "\n" + article.textContent.toLowerCase() };
    });
    return { at: section, count: section.querySelector("small"), articles: articles };
  });
  function show() {
    var grades = Array.prototype.filter.call(form.elements.severity, function (box) { return box.checked; }).map(function (box) { return box.value; });
    var rule = form.elements.rule.value, sought = form.elements.words.value.trim().toLowerCase().split(/\s+/), total = 0;
    sections.forEach(function (section) {
      var here = 0;
      section.articles.forEach(function (one) {
        var shown = grades.indexOf(one.severity) >= 0 && (!rule || one.rule === rule) && sought.every(function (word) { return one.text.indexOf(word) >= 0; });
        one.at.hidden = !shown;
        here += shown;
      });
      section.at.hidden = !here;
      section.count.textContent = here;
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
