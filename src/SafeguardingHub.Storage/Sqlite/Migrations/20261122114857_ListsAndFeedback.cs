using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ListsAndFeedback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Published_Section",
                table: "Published");

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Published",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // As near as SQL comes to the form of names; each item gets the exact one when it is next published.
            migrationBuilder.Sql("""UPDATE "Published" SET "NameKey" = replace(lower(coalesce("DisplayText", '')), ' ', '-')""");

            migrationBuilder.CreateTable(
                name: "FeedbackCounts",
                columns: table => new
                {
                    Form = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: false),
                    Choice = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackCounts", x => new { x.Form, x.Day, x.Subject, x.Detail, x.Choice });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Published_PublishedAt_ItemId",
                table: "Published",
                columns: new[] { "PublishedAt", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Published_Section_PublishedAt_ItemId",
                table: "Published",
                columns: new[] { "Section", "PublishedAt", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Published_WithoutPage",
                table: "Published",
                column: "ItemId",
                filter: "\"Path\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FeedbackCounts");

            migrationBuilder.DropIndex(
                name: "IX_Published_PublishedAt_ItemId",
                table: "Published");

            migrationBuilder.DropIndex(
                name: "IX_Published_Section_PublishedAt_ItemId",
                table: "Published");

            migrationBuilder.DropIndex(
                name: "IX_Published_WithoutPage",
                table: "Published");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Published");

            migrationBuilder.CreateIndex(
                name: "IX_Published_Section",
                table: "Published",
                column: "Section");
        }
    }
}
