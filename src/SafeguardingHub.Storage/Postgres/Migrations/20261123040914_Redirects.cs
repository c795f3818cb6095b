using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Redirects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Redirects",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Host = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IsTree = table.Column<bool>(type: "boolean", nullable: false),
                    TargetItem = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    TargetAddress = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Section = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ActorKind = table.Column<int>(type: "integer", nullable: false),
                    ActorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ActorName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Redirects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnmatchedAddresses",
                columns: table => new
                {
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Host = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LastOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IsIgnored = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnmatchedAddresses", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Redirects_ActorId",
                table: "Redirects",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_Redirects_Host",
                table: "Redirects",
                column: "Host");

            migrationBuilder.CreateIndex(
                name: "IX_Redirects_Key",
                table: "Redirects",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Redirects_Path",
                table: "Redirects",
                column: "Path");

            migrationBuilder.CreateIndex(
                name: "IX_Redirects_Section_Key",
                table: "Redirects",
                columns: new[] { "Section", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_UnmatchedAddresses_Count",
                table: "UnmatchedAddresses",
                column: "Count");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Redirects");

            migrationBuilder.DropTable(
                name: "UnmatchedAddresses");
        }
    }
}
