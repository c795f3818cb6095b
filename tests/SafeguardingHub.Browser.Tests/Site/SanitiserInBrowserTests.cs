using System.Text.Json;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Tests.Html;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Browser.Tests.Site;

/// <summary>What the sanitiser lets through is put into a real page: nothing may run, load or stand there that should not.</summary>
[Collection(SiteTestsCollection.Name)]
public class SanitiserInBrowserTests(ChromiumFixture chromium, RealSite site)
{
    private const string Watch =
        """
        (outputs) => {
          const ran = [];
          window.alert = window.confirm = window.prompt = window.print = (...a) => { ran.push('dialog ' + a.join(' ')); };
          const forbidden = 'script,style,iframe,object,embed,svg,math,link,meta,base,form,input,button,textarea,select,template,video,audio,frame,noscript';
          const faults = [];
          outputs.forEach((html, index) => {
            const box = document.createElement('div');
            box.innerHTML = html;
            document.body.append(box);
            for (const element of box.querySelectorAll('*')) {
              if (element.matches(forbidden)) faults.push(`${index}: <${element.localName}>`);
              for (const attribute of element.attributes) {
                if (attribute.name.startsWith('on') || attribute.name === 'style' || attribute.name === 'srcdoc') faults.push(`${index}: ${attribute.name}`);
                if (['href', 'src', 'cite'].includes(attribute.name) && !/^(https?:|mailto:|tel:|[^:]*$|[/#?])/i.test(attribute.value)) faults.push(`${index}: ${attribute.value}`);
              }
              element.dispatchEvent(new Event('error'));
              element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
            }
            box.remove();
          });
          return JSON.stringify({ ran, faults });
        }
        """;

    [Fact]
    public async Task HostileHtml_OnceSanitised_DoesNothingInChromium()
    {
        await using var opened = await chromium.OpenAsync(site.At("/health/live"), Viewport.Desktop);
        var outputs = HostileHtml.Inputs(Path.Combine(Repository.Root, "tests", "oracles")).Select(HtmlSanitiser.Sanitise).ToArray();

        var verdict = JsonElement.Parse(await opened.Page.EvaluateAsync<string>(Watch, outputs));
        await opened.Page.WaitForTimeoutAsync(200);

        Assert.True(outputs.Length > 100, $"Only {outputs.Length} inputs: is the corpus there?");
        Assert.Empty(verdict.GetProperty("ran").EnumerateArray().Select(entry => entry.GetString()));
        Assert.Empty(verdict.GetProperty("faults").EnumerateArray().Select(entry => entry.GetString()));
    }

    [Fact]
    public async Task HostileHtml_NotSanitised_IsNoticedByTheSameWatch()
    {
        await using var opened = await chromium.OpenAsync(site.At("/health/live"), Viewport.Desktop);
        string[] raw = ["<img src=x onerror=alert(1)>", "<svg onload=alert(1)></svg>", "<a href='javascript:alert(1)'>x</a>", "<iframe srcdoc='x'></iframe>"];

        var verdict = JsonElement.Parse(await opened.Page.EvaluateAsync<string>(Watch, raw));

        Assert.True(verdict.GetProperty("faults").GetArrayLength() >= 4);
    }
}
