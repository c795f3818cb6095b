using System.Text.Json;
using SafeguardingHub.Browser.Tests.Preview;

namespace SafeguardingHub.Browser.Tests;

/// <summary>
/// What a phone shows before anybody scrolls: 999 and the first number to try, with everything on the page that may stand
/// above them.
/// </summary>
[Collection(PreviewTests.Name)]
public class FirstLookTests(ChromiumFixture chromium, PreviewHost host)
{
    public static TheoryData<string, int, int, string[]> Pages()
    {
        var data = new TheoryData<string, int, int, string[]>();
        foreach (var (width, height) in new[] { (320, 568), (390, 664) })
        {
            data.Add("/", width, height, ["tel:999", "tel:01905822666", "tel:01905768053"]);
            data.Add("/south-worcestershire", width, height, ["tel:999", "tel:01905822666", "tel:01905768053"]);
            data.Add("/front-in-gap", width, height, ["tel:999", "tel:01905768020", "tel:01632960001"]);
            data.Add("/worried-about-a-child", width, height, ["tel:999", "tel:01905822666"]);
            data.Add("/worried-in-gap", width, height, ["tel:999", "tel:01905768020"]);
            data.Add("/embed/contact/sample-advice-line", width, height, ["tel:999"]);
            data.Add("/embed/contact/missing", width, height, ["tel:999"]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_OnAPhone_ShowsTheNumbersToCallWithoutScrolling(string path, int width, int height, string[] numbers)
    {
        await using var opened = await chromium.OpenAsync(host.At(path), new Viewport(width, height), script: false);

        var boxes = await opened.Page.EvaluateAsync<JsonElement>(
            "numbers => numbers.map(n => { const b = document.querySelector(`main a[href='${n}']`).getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom, b.height]; })", numbers);

        await Screenshots.TakeWindowAsync(opened.Page, path, $"first-look-{width}");
        Assert.All(numbers.Zip(boxes.EnumerateArray()), measured =>
        {
            var (left, top, right, bottom, tall) = (At(0), At(1), At(2), At(3), At(4));
            Assert.True(left >= 0 && top >= 0 && right <= width && bottom <= height, $"{measured.First} ends at {bottom:0} of {height}, at {right:0} of {width}");
            Assert.True(tall >= 44, $"{measured.First} is {tall} pixels high");

            double At(int index) => measured.Second[index].GetDouble();
        });
    }
}
