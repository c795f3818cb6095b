using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SafeguardingHub.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Editing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Items_ContentType",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_Section",
                table: "Items");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Items",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ModifiedAt",
                table: "Items",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "ModifiedBy",
                table: "Items",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Items",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Items",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "PlannedAt",
                table: "Items",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewDueAt",
                table: "Items",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Standing",
                table: "Items",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Status",
                table: "Items",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "TurnOf",
                table: "Items",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "UrgentAt",
                table: "Items",
                type: "timestamp with time zone",
                nullable: true);

            // What stands in the newest version of each item; the exact form of the name is given when the item is next saved.
            migrationBuilder.Sql("""
                UPDATE "Items" SET
                    "Name" = v."DisplayText",
                    "NameKey" = replace(lower(coalesce(v."DisplayText", '')), ' ', '-'),
                    "ModifiedAt" = coalesce(v."ModifiedAt", "Items"."CreatedAt"),
                    "ModifiedBy" = v."Author",
                    "Standing" = CASE
                        WHEN "Items"."LiveVersionId" IS NULL THEN 1
                        WHEN "Items"."LiveVersionId" = "Items"."LatestVersionId" THEN 2
                        ELSE 3 END
                FROM "Versions" AS v WHERE v."VersionId" = "Items"."LatestVersionId"
                """);
            migrationBuilder.Sql("""
                UPDATE "Items" SET "ReviewDueAt" = (SELECT min(d."At") FROM "DueMoments" AS d WHERE d."ItemId" = "Items"."Id" AND d."Kind" = 'review-due')
                """);

            migrationBuilder.CreateTable(
                name: "Autosaves",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ItemKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BasedOn = table.Column<long>(type: "bigint", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Parts = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Autosaves", x => new { x.UserId, x.ItemKey });
                });

            migrationBuilder.CreateTable(
                name: "Presence",
                columns: table => new
                {
                    ItemId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Presence", x => new { x.ItemId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "PreviewLinks",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ItemId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    VersionId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    MadeBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MadeByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreviewLinks", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "Remarks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ItemId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    VersionId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ActorKind = table.Column<int>(type: "integer", nullable: false),
                    ActorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ActorName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Remarks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Items_BinnedAt",
                table: "Items",
                column: "BinnedAt",
                filter: "\"BinnedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Items_ContentType_ModifiedAt_Id",
                table: "Items",
                columns: new[] { "ContentType", "ModifiedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_ContentType_NameKey_Id",
                table: "Items",
                columns: new[] { "ContentType", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_ModifiedAt_Id",
                table: "Items",
                columns: new[] { "ModifiedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_NameKey_Id",
                table: "Items",
                columns: new[] { "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_Owner_ModifiedAt_Id",
                table: "Items",
                columns: new[] { "Owner", "ModifiedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_PlannedAt",
                table: "Items",
                column: "PlannedAt",
                filter: "\"PlannedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Items_ReviewDueAt",
                table: "Items",
                column: "ReviewDueAt",
                filter: "\"ReviewDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Items_Section_ModifiedAt_Id",
                table: "Items",
                columns: new[] { "Section", "ModifiedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_Section_NameKey_Id",
                table: "Items",
                columns: new[] { "Section", "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_Section_Standing_ModifiedAt_Id",
                table: "Items",
                columns: new[] { "Section", "Standing", "ModifiedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_Standing_ModifiedAt_Id",
                table: "Items",
                columns: new[] { "Standing", "ModifiedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_TurnOf",
                table: "Items",
                column: "TurnOf",
                filter: "\"TurnOf\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Items_UrgentAt",
                table: "Items",
                column: "UrgentAt",
                filter: "\"UrgentAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Autosaves_SavedAt",
                table: "Autosaves",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Presence_SeenAt",
                table: "Presence",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_ExpiresAt",
                table: "PreviewLinks",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_ItemId",
                table: "PreviewLinks",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_Remarks_ItemId_Id",
                table: "Remarks",
                columns: new[] { "ItemId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Autosaves");

            migrationBuilder.DropTable(
                name: "Presence");

            migrationBuilder.DropTable(
                name: "PreviewLinks");

            migrationBuilder.DropTable(
                name: "Remarks");

            migrationBuilder.DropIndex(
                name: "IX_Items_BinnedAt",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_ContentType_ModifiedAt_Id",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_ContentType_NameKey_Id",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_ModifiedAt_Id",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_NameKey_Id",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_Owner_ModifiedAt_Id",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_PlannedAt",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_ReviewDueAt",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_Section_ModifiedAt_Id",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_Section_NameKey_Id",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_Section_Standing_ModifiedAt_Id",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_Standing_ModifiedAt_Id",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_TurnOf",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_UrgentAt",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "ModifiedAt",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "ModifiedBy",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "PlannedAt",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "ReviewDueAt",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "Standing",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "TurnOf",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "UrgentAt",
                table: "Items");

            migrationBuilder.CreateIndex(
                name: "IX_Items_ContentType",
                table: "Items",
                column: "ContentType");

            migrationBuilder.CreateIndex(
                name: "IX_Items_Section",
                table: "Items",
                column: "Section");
        }
    }
}
