using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Tests.Recipes;

public class RecipeFilePathTests
{
    [Theory]
    [InlineData("a.html", "a.html")]
    [InlineData("Snippets/footer.html", "Snippets/footer.html")]
    [InlineData("./a//b/./c.txt", "a/b/c.txt")]
    [InlineData("a/../b.txt", "b.txt")]
    [InlineData("a/b/../../c.txt", "c.txt")]
    [InlineData("..hidden/a...b", "..hidden/a...b")]
    [InlineData("é blank.txt", "é blank.txt")]
    public void Path_InsideTheFolder_IsTidied(string text, string value)
    {
        Assert.True(RecipeFilePath.TryCreate(text, out var path, out var refusal));

        Assert.Equal(value, path!.Value);
        Assert.Null(refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a/..")]
    [InlineData("folder/")]
    [InlineData("../a.txt")]
    [InlineData("a/../../b.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("//host/share/x")]
    [InlineData("\\\\host\\share")]
    [InlineData("a\\..\\b")]
    [InlineData("C:/x.txt")]
    [InlineData("C:x.txt")]
    [InlineData("a.txt:stream")]
    [InlineData("https://x.example/a")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a/.. /b")]
    [InlineData("a/.../b")]
    [InlineData(" /b")]
    public void Path_ThatLeavesOrDeceives_IsRefusedWithReason(string text)
    {
        Assert.False(RecipeFilePath.TryCreate(text, out var path, out var refusal));

        Assert.Null(path);
        Assert.False(string.IsNullOrEmpty(refusal));
    }
}
