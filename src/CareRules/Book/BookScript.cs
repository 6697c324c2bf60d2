using System.Security.Cryptography;
using System.Text;

namespace CareRules.Book;

/// <summary>The script of the index: searches and filters the list that stands on the page. Without it the whole list is shown.</summary>
internal static class BookScript
{
    public const string Index = """
        (function () {
          'use strict';
          var form = document.getElementById('filter');
          var count = document.getElementById('count');
          var items = Array.prototype.slice.call(document.querySelectorAll('li[data-find]'));
          var areas = Array.prototype.slice.call(document.querySelectorAll('section.area'));
          var fields = ['area', 'severity', 'status', 'category'];
          function apply() {
            var words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
            var shown = 0;
            items.forEach(function (item) {
              var fits = fields.every(function (field) {
                var wanted = form.elements[field].value;
                return !wanted || item.getAttribute('data-' + field) === wanted;
              }) && words.every(function (word) { return item.getAttribute('data-find').indexOf(word) >= 0; });
              item.hidden = !fits;
              if (fits) { shown += 1; }
            });
            areas.forEach(function (area) { area.hidden = !area.querySelector('li[data-find]:not([hidden])'); });
            count.textContent = shown + ' of ' + items.length + (items.length === 1 ? ' rule' : ' rules');
          }
          form.hidden = false;
          form.addEventListener('input', apply);
          form.addEventListener('change', apply);
          form.addEventListener('reset', function () { setTimeout(apply, 0); });
          form.addEventListener('submit', function (event) { event.preventDefault(); });
          apply();
        }());
        """;

    /// <summary>What the page's policy must name so that this text, and no other script, runs.</summary>
    public static string Digest(string script) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}";
}
