using Microsoft.Extensions.Primitives;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>The order of a list as buttons and dragging change it.</summary>
public class ListChangeTests
{
    private const string List = "BagPart.ContentItems[1].FlowPart.Widgets";

    [Theory]
    [InlineData("to|{0}|0|3", "bcda", "moved down to 4 of 4.")]
    [InlineData("to|{0}|3|0", "dabc", "moved up to 1 of 4.")]
    [InlineData("to|{0}|1|2", "acbd", "moved down to 3 of 4.")]
    [InlineData("to|{0}|2|1", "acbd", "moved up to 2 of 4.")]
    [InlineData("up|{0}|2", "acbd", "moved up to 2 of 4.")]
    [InlineData("down|{0}|0", "bacd", "moved down to 2 of 4.")]
    public void Row_MovedWithinItsList_StandsThereAndIsSaid(string asked, string order, string words)
    {
        var change = Change(asked);

        Assert.Equal(order, Order(change, List));
        Assert.EndsWith(words, change.Words(Control), StringComparison.Ordinal);
        Assert.Equal(List, change.Control);
    }

    [Theory]
    [InlineData("to|{0}|0|4")]
    [InlineData("to|{0}|4|0")]
    [InlineData("to|{0}|-1|0")]
    [InlineData("to|{0}|0|-1")]
    [InlineData("to|{0}|2|2")]
    [InlineData("to|{0}|1")]
    [InlineData("to|{0}|1|2|3")]
    [InlineData("to|{0}|one|2")]
    [InlineData("to|{0}|1|99999999999")]
    [InlineData("to|{0}")]
    [InlineData("up|{0}|0")]
    [InlineData("down|{0}|3")]
    public void Row_MovedToWhereNoneIs_StaysAndNothingIsSaid(string asked)
    {
        var change = Change(asked);

        Assert.Equal("abcd", Order(change, List));
        Assert.Null(change.Words(Control));
        Assert.Equal(List, change.Control);
    }

    [Fact]
    public void Row_MovedInOneList_LeavesAnotherOfTheSameKindAlone()
    {
        var change = Change("to|{0}|0|3");

        Assert.Equal("abcd", Order(change, "BagPart.ContentItems[0].FlowPart.Widgets"));
    }

    private static readonly FormControl Control = new RowsControl(List, "Blocks");

    private static ListChange Change(string asked)
    {
        var ground = new FormGround { Definitions = DefinitionSet.Empty, Editors = HubComposition.Editors, ContentType = "Page" };
        var values = FormValues.Of(
            from bag in new[] { 0, 1 }
            from row in new[] { 0, 1, 2, 3 }
            select KeyValuePair.Create($"BagPart.ContentItems[{bag}].FlowPart.Widgets[{row}].Text", new StringValues("abcd"[row].ToString())));
        return ListChange.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, asked, List), values, new ItemForm("Page", PartMap.Empty, ground), ground)!;
    }

    private static string Order(ListChange change, string list) =>
        string.Concat(change.Values.Rows(list).Select(row => change.Values.First(FormValues.Row(list, row) + ".Text")));
}
