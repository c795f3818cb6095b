using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OutsideLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ItemLinks",
                columns: table => new
                {
                    ItemId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemLinks", x => new { x.ItemId, x.Key });
                    table.ForeignKey(
                        name: "FK_ItemLinks_Items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "Items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutsideLinks",
                columns: table => new
                {
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<int>(type: "integer", nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    FirstFailedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LooseSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Word = table.Column<int>(type: "integer", nullable: true),
                    WordUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    ActorKind = table.Column<int>(type: "integer", nullable: true),
                    ActorId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ActorName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SaidAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Detail = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LeadsTo = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutsideLinks", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "WorkTurns",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Node = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkTurns", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ItemLinks_Key",
                table: "ItemLinks",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_OutsideLinks_ActorId",
                table: "OutsideLinks",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_OutsideLinks_Address",
                table: "OutsideLinks",
                column: "Address");

            migrationBuilder.CreateIndex(
                name: "IX_OutsideLinks_NextAt",
                table: "OutsideLinks",
                column: "NextAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ItemLinks");

            migrationBuilder.DropTable(
                name: "OutsideLinks");

            migrationBuilder.DropTable(
                name: "WorkTurns");
        }
    }
}
