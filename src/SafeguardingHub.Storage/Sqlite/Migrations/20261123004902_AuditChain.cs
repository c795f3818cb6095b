using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Audit_ItemId",
                table: "Audit");

            migrationBuilder.AddColumn<byte[]>(
                name: "AccountDigest",
                table: "Audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "AccountSalt",
                table: "Audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ActorDigest",
                table: "Audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ActorKey",
                table: "Audit",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "ActorSalt",
                table: "Audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Hash",
                table: "Audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "NoteDigest",
                table: "Audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "NoteSalt",
                table: "Audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Number",
                table: "Audit",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Previous",
                table: "Audit",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Section",
                table: "Audit",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditHead",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TakesOlder = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_ActorId_Number",
                table: "Audit",
                columns: new[] { "ActorId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_ItemId_Number",
                table: "Audit",
                columns: new[] { "ItemId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Number",
                table: "Audit",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Section_Number",
                table: "Audit",
                columns: new[] { "Section", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditHead");

            migrationBuilder.DropIndex(
                name: "IX_Audit_ActorId_Number",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_ItemId_Number",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Number",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Section_Number",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "AccountDigest",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "AccountSalt",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "ActorDigest",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "ActorKey",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "ActorSalt",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "NoteDigest",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "NoteSalt",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Previous",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Section",
                table: "Audit");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_ItemId",
                table: "Audit",
                column: "ItemId");
        }
    }
}
