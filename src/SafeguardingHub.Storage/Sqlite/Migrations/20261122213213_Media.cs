using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Media : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AddedAt",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "AddedBy",
                table: "MediaFiles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Height",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Id",
                table: "MediaFiles",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsOpen",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "MediaFiles",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Section",
                table: "MediaFiles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "MediaFiles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Width",
                table: "MediaFiles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "KeptAt",
                table: "MediaBlobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "MediaAddresses",
                columns: table => new
                {
                    PathKey = table.Column<string>(type: "TEXT", nullable: false),
                    FileId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaAddresses", x => x.PathKey);
                });

            migrationBuilder.CreateTable(
                name: "MediaVersions",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FileId = table.Column<string>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorKind = table.Column<int>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaVersions", x => x.Number);
                });

            // What was there came by recipe: it stays public, and belongs to the section below whose path it stands.
            migrationBuilder.Sql("""
                UPDATE "MediaFiles" SET
                    "Id" = lower(hex(randomblob(16))),
                    "IsOpen" = 1,
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
