using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class QueryOrdersWithin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Published_ContentType_NameKey_ItemId",
                table: "Published",
                columns: new[] { "ContentType", "NameKey", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Published_ContentType_PublishedAt_ItemId",
                table: "Published",
                columns: new[] { "ContentType", "PublishedAt", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Published_Section_NameKey_ItemId",
                table: "Published",
                columns: new[] { "Section", "NameKey", "ItemId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Published_ContentType_NameKey_ItemId",
                table: "Published");

            migrationBuilder.DropIndex(
                name: "IX_Published_ContentType_PublishedAt_ItemId",
                table: "Published");

            migrationBuilder.DropIndex(
                name: "IX_Published_Section_NameKey_ItemId",
                table: "Published");
        }
    }
}
