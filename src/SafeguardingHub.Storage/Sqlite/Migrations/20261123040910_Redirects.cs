using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Storage.Sqlite.Migrations
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
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Host = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    IsTree = table.Column<bool>(type: "INTEGER", nullable: false),
                    TargetItem = table.Column<string>(type: "TEXT", nullable: true),
                    TargetAddress = table.Column<string>(type: "TEXT", nullable: true),
                    Section = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    ActorKind = table.Column<int>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Redirects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnmatchedAddresses",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Host = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsIgnored = table.Column<bool>(type: "INTEGER", nullable: false)
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
