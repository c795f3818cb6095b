using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddressesThatWereLive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "WasLive",
                table: "Routes",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // What was taken away before this is not known: such addresses stay unknown to readers, as they were.
            migrationBuilder.Sql("UPDATE \"Routes\" SET \"WasLive\" = TRUE WHERE \"IsLive\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "WasLive",
                table: "Routes");
        }
    }
}
