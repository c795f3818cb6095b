using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SafeguardingHub.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Media : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AddedAt",
                table: "MediaFiles",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "AddedBy",
                table: "MediaFiles",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Height",
                table: "MediaFiles",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Id",
                table: "MediaFiles",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "IsOpen",
                table: "MediaFiles",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "MediaFiles",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Section",
                table: "MediaFiles",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "MediaFiles",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Width",
                table: "MediaFiles",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "KeptAt",
                table: "MediaBlobs",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.CreateTable(
                name: "MediaAddresses",
                columns: table => new
                {
                    PathKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FileId = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaAddresses", x => x.PathKey);
                });

            migrationBuilder.CreateTable(
                name: "MediaVersions",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FileId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActorKind = table.Column<int>(type: "integer", nullable: false),
                    ActorId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ActorName = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaVersions", x => x.Number);
                });

            // What was there came by recipe: it stays public, and belongs to the section below whose path it stands.
            migrationBuilder.Sql("""
                UPDATE "MediaFiles" SET
                    "Id" = replace(gen_random_uuid()::text, '-', ''),
                    "IsOpen" = TRUE,
                    "NameKey" = replace(replace(lower("Path"), '/', '-'), '.', '-'),
                    "AddedAt" = coalesce((SELECT min(a."At") FROM "Audit" AS a WHERE a."Action" = 'ChangeMedia'), "AddedAt"),
                    "Section" = coalesce(
                        (SELECT s."ItemId" FROM "Sections" AS s WHERE s."Prefix" <> '' AND "PathKey" LIKE lower(s."Prefix") || '/%' ORDER BY length(s."Prefix") DESC LIMIT 1),
                        (SELECT min(s."ItemId") FROM "Sections" AS s WHERE s."Prefix" = '' HAVING count(*) = 1))
                """);
            migrationBuilder.Sql("""
                INSERT INTO "MediaVersions" ("FileId", "Sha256", "Length", "ContentType", "At", "ActorKind", "ActorId", "ActorName")
                SELECT "Id", "Sha256", "Length", "ContentType", "AddedAt", 3, 'recipe', 'Recipe' FROM "MediaFiles"
                """);

            migrationBuilder.CreateIndex(
                name: "IX_MediaFiles_AddedAt_Id",
                table: "MediaFiles",
                columns: new[] { "AddedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MediaFiles_Id",
                table: "MediaFiles",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MediaFiles_Section_AddedAt_Id",
                table: "MediaFiles",
                columns: new[] { "Section", "AddedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MediaAddresses_FileId",
                table: "MediaAddresses",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_MediaVersions_FileId_Number",
                table: "MediaVersions",
                columns: new[] { "FileId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_MediaVersions_Sha256",
                table: "MediaVersions",
                column: "Sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MediaAddresses");

            migrationBuilder.DropTable(
                name: "MediaVersions");

            migrationBuilder.DropIndex(
                name: "IX_MediaFiles_AddedAt_Id",
                table: "MediaFiles");

            migrationBuilder.DropIndex(
                name: "IX_MediaFiles_Id",
                table: "MediaFiles");

            migrationBuilder.DropIndex(
                name: "IX_MediaFiles_Section_AddedAt_Id",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "AddedAt",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "AddedBy",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "Height",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "IsOpen",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "Section",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "Width",
                table: "MediaFiles");

            migrationBuilder.DropColumn(
                name: "KeptAt",
                table: "MediaBlobs");
        }
    }
}
