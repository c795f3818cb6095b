using System.Text;
using SafeguardingHub.Content.Media.Import;

namespace SafeguardingHub.Content.Tests.Media;

public sealed class SentTableTests
{
    public static TheoryData<byte[]> SameTable =>
    [
        Encoding.UTF8.GetBytes("title,date,file\nCafé talk,2018,a.pdf\n"),
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("Title, Date ,FILE\r\nCafé talk,2018,a.pdf\r\n")],
        Encoding.UTF8.GetBytes("title;date;file\r\n\"Café talk\";2018;a.pdf"),
        Encoding.UTF8.GetBytes("sep=;\r\ntitle;date;file\r\nCafé talk;2018;a.pdf\r\n"),
        Encoding.UTF8.GetBytes("file\tother\tdate\ttitle\na.pdf\tx\t2018\t Café   talk \n"),
        Encoding.UTF8.GetBytes("title,date,file\nCafé talk,2018,a.pdf\n,,\n\n \n"),
        Encoding.Latin1.GetBytes("title;date;file\rCafé talk;2018;a.pdf\r"),
        [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("title\tdate\tfile\r\nCafé talk\t2018\ta.pdf\r\n")],
    ];

    [Theory]
    [MemberData(nameof(SameTable))]
    public void Table_HoweverASpreadsheetSavedIt_IsTheSame(byte[] bytes)
    {
        var table = Read(bytes);

        Assert.Empty(table.Faults);
        var row = Assert.Single(table.Rows);
        Assert.Equal((2, "Café talk", "2018", "a.pdf"), (row.Number, row["title"], row["date"], row["file"]));
    }

    [Fact]
    public void Rows_AfterBlankLinesAndTextOfSeveralLines_AreNumberedAsTheSpreadsheetShowsThem()
    {
        var table = Read("title,date,file\r\n\r\n\"One, and\r\ntwo \"\"three\"\"\",2018,a.pdf\r\n,,\r\nLast,2019,b.pdf\r\n");

        Assert.Empty(table.Faults);
        Assert.Equal([(3, "One, and two \"three\""), (5, "Last")], table.Rows.Select(row => (row.Number, row["title"])));
    }

    [Fact]
    public void Cells_ThatLookLikeFormulas_StayText()
    {
        var row = Assert.Single(Read("title,date,file\n=HYPERLINK(\"http://x\"),+1,-a.pdf").Rows);

        Assert.Equal(("=HYPERLINK(\"http://x\")", "+1", "-a.pdf"), (row["title"], row["date"], row["file"]));
    }

    [Theory]
    [InlineData("", null, "empty")]
    [InlineData("title,file\na,b", null, "lacks the column date")]
    [InlineData("name;when\na;b", null, "lacks the columns title, date, file")]
    [InlineData("title,title,date,file\na,b,c,d", null, "column title twice")]
    [InlineData("title,date,file\n", null, "no row below")]
    [InlineData("title,date,file\nOk,2018,a.pdf\nSelf-neglect, a briefing,2018,b.pdf", 3, "more cells than there are columns")]
    [InlineData("title,date,file\nOk,2018,a.pdf\n\"Open,2018,b.pdf\nLost,2018,c.pdf", 3, "opened and not closed")]
    [InlineData("title,date,file\nA\0B,2018,a.pdf", null, "not text")]
    [InlineData("PK\u0003\u0004", null, "is an Excel workbook")]
    public void Table_WithAFault_SaysWhereAndHowToMendIt(string text, int? row, string words)
    {
        var fault = Assert.Single(Read(text).Faults);

        Assert.Equal(row, fault.Row);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_OfTooManyRows_IsRefusedWhole()
    {
        var table = Read("title,date,file\n" + string.Concat(Enumerable.Repeat("a,b,c\n", 501)));

        Assert.Empty(table.Rows);
        Assert.Contains("501 rows", Assert.Single(table.Faults).Message, StringComparison.Ordinal);
    }

    private static SentTable Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static SentTable Read(byte[] bytes) => SentTable.Read(bytes, ["title", "date", "file"]);
}
