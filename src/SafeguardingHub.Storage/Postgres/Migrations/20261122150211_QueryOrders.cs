using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class QueryOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "SortOn",
                table: "Published",
                type: "date",
                nullable: true);

            migrationBuilder.Sql("""UPDATE "Published" SET "SortOn" = (SELECT max(v."SortOn") FROM "PublishedValues" v WHERE v."ItemId" = "Published"."ItemId")""");

            migrationBuilder.CreateIndex(
                name: "IX_Published_ContentType_SortOn_ItemId",
                table: "Published",
                columns: new[] { "ContentType", "SortOn", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Published_NameKey_ItemId",
                table: "Published",
                columns: new[] { "NameKey", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Published_Section_SortOn_ItemId",
                table: "Published",
                columns: new[] { "Section", "SortOn", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Published_SortOn_ItemId",
                table: "Published",
                columns: new[] { "SortOn", "ItemId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Published_ContentType_SortOn_ItemId",
                table: "Published");

            migrationBuilder.DropIndex(
                name: "IX_Published_NameKey_ItemId",
                table: "Published");

            migrationBuilder.DropIndex(
                name: "IX_Published_Section_SortOn_ItemId",
                table: "Published");

            migrationBuilder.DropIndex(
                name: "IX_Published_SortOn_ItemId",
                table: "Published");

            migrationBuilder.DropColumn(
                name: "SortOn",
                table: "Published");
        }
    }
}
