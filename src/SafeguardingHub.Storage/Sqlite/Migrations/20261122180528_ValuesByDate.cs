using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ValuesByDate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ItemSortOn",
                table: "PublishedValues",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("""UPDATE "PublishedValues" SET "ItemSortOn" = (SELECT p."SortOn" FROM "Published" p WHERE p."ItemId" = "PublishedValues"."ItemId")""");

            migrationBuilder.CreateIndex(
                name: "IX_PublishedValues_Key_Value_ItemSortOn_ItemId",
                table: "PublishedValues",
                columns: new[] { "Key", "Value", "ItemSortOn", "ItemId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_PublishedValues_Key_Value_ItemSortOn_ItemId",
                table: "PublishedValues");

            migrationBuilder.DropColumn(
                name: "ItemSortOn",
                table: "PublishedValues");
        }
    }
}
