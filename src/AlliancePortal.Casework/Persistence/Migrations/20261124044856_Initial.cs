using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AlliancePortal.Casework.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "reference");

            migrationBuilder.EnsureSchema(
                name: "casework");

            migrationBuilder.CreateSequence(
                name: "case_numbers",
                schema: "casework");

            migrationBuilder.CreateTable(
                name: "agencies",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_sq = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_sr = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    municipality = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agencies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "basis_openings",
                schema: "reference",
                columns: table => new
                {
                    basis = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    variant = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    full_mask = table.Column<int>(type: "integer", nullable: false),
                    minimal_mask = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_basis_openings", x => new { x.basis, x.variant });
                });

            migrationBuilder.CreateTable(
                name: "caseload",
                schema: "casework",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    victim_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    names = table.Column<byte[]>(type: "bytea", nullable: true),
                    label = table.Column<byte[]>(type: "bytea", nullable: true),
                    is_child = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    risk = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    municipality = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false),
                    last_activity_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_due = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    assigned_to = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_caseload", x => new { x.unit_id, x.case_id });
                });

            migrationBuilder.CreateTable(
                name: "cases",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    victim_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_by_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_by_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    identified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    municipality = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    status = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    status_decided_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    is_child = table.Column<bool>(type: "boolean", nullable: false),
                    child_basis = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    is_anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "due_work",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_due_work", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "duty_shifts",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    worker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    phone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty_shifts", x => x.id);
                    table.CheckConstraint("ck_duty_shifts_in_order", "until >= \"from\"");
                });

            migrationBuilder.CreateTable(
                name: "exclusions",
                schema: "casework",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exclusions", x => new { x.user_id, x.case_id });
                });

            migrationBuilder.CreateTable(
                name: "guardianship_box",
                schema: "casework",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guardianship_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    notified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    csw_unit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guardianship_box", x => new { x.unit_id, x.guardianship_id });
                });

            migrationBuilder.CreateTable(
                name: "idempotent_answers",
                schema: "casework",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotent_answers", x => new { x.user_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "intake_sources",
                schema: "casework",
                columns: table => new
                {
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intake_sources", x => new { x.agency_id, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "interpreters",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    languages = table.Column<string[]>(type: "text[]", nullable: false),
                    sex = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    phone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    vetted_until = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interpreters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kind_reach",
                schema: "reference",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    mask = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kind_reach", x => x.kind);
                });

            migrationBuilder.CreateTable(
                name: "ladder",
                schema: "reference",
                columns: table => new
                {
                    step = table.Column<short>(type: "smallint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    after = table.Column<TimeSpan>(type: "interval", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ladder", x => x.step);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "participations",
                schema: "casework",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    basis = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    full_mask = table.Column<int>(type: "integer", nullable: false),
                    minimal_mask = table.Column<int>(type: "integer", nullable: false),
                    own_mask = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participations", x => new { x.case_id, x.unit_id, x.source_id });
                });

            migrationBuilder.CreateTable(
                name: "referral_box",
                schema: "casework",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    box = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    urgency = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    is_child = table.Column<bool>(type: "boolean", nullable: false),
                    sex = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    languages = table.Column<string[]>(type: "text[]", nullable: false),
                    municipality = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claimed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_box", x => new { x.unit_id, x.box, x.referral_id });
                });

            migrationBuilder.CreateTable(
                name: "search_tokens",
                schema: "casework",
                columns: table => new
                {
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token = table.Column<byte[]>(type: "bytea", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_version = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_tokens", x => new { x.agency_id, x.token, x.case_id });
                });

            migrationBuilder.CreateTable(
                name: "wake_ups",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wake_ups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "workers",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    role = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    display_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    duty_phone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "units",
                schema: "reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_sq = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_sr = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    service_line = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    duty_phone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    stand_in_unit_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.id);
                    table.ForeignKey(
                        name: "fk_units_agencies_agency_id",
                        column: x => x.agency_id,
                        principalSchema: "reference",
                        principalTable: "agencies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "assignments",
                schema: "casework",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignments", x => new { x.case_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_assignments_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_entries",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    section = table.Column<short>(type: "smallint", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    for_author_only = table.Column<bool>(type: "boolean", nullable: false),
                    struck_out_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    struck_out_by = table.Column<Guid>(type: "uuid", nullable: true),
                    struck_out_reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_entries", x => x.id);
                    table.CheckConstraint("ck_case_entries_not_the_vault", "section <> 10");
                    table.ForeignKey(
                        name: "fk_case_entries_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_events",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section = table.Column<short>(type: "smallint", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_events_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    given_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    purposes = table.Column<string[]>(type: "text[]", nullable: false),
                    agency_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    language = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => x.id);
                    table.ForeignKey(
                        name: "fk_consents_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact_ways",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    safe_way = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_ways", x => x.id);
                    table.ForeignKey(
                        name: "fk_contact_ways_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contacts",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    details = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contacts", x => x.id);
                    table.ForeignKey(
                        name: "fk_contacts_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "disclosures",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sections = table.Column<int>(type: "integer", nullable: false),
                    basis = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disclosures", x => x.id);
                    table.CheckConstraint("ck_disclosures_basis", "basis in ('consent', 'best_interests', 'legal_duty', 'vital_interests', 'court_order')");
                    table.ForeignKey(
                        name: "fk_disclosures_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "exploitation_accounts",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    means_of_control = table.Column<string[]>(type: "text[]", nullable: false),
                    recruiter_relation = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    recruitment_methods = table.Column<string[]>(type: "text[]", nullable: false),
                    relationship_to_trafficker = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    circumstances = table.Column<byte[]>(type: "bytea", nullable: true),
                    narrative = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exploitation_accounts", x => x.id);
                    table.ForeignKey(
                        name: "fk_exploitation_accounts_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "exploitations",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    types = table.Column<string[]>(type: "text[]", nullable: false),
                    sexual_types = table.Column<string[]>(type: "text[]", nullable: false),
                    industry = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    countries = table.Column<string[]>(type: "text[]", nullable: false),
                    year = table.Column<short>(type: "smallint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exploitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_exploitations_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "guardianships",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    csw_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    acting_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    handover_to_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    identified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    notified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    acknowledged_by_phone = table.Column<bool>(type: "boolean", nullable: false),
                    phone_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    phone_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    ladder_step = table.Column<short>(type: "smallint", nullable: false),
                    guardian_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    guardian_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    appointed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_signed_by_csw = table.Column<Guid>(type: "uuid", nullable: true),
                    end_signed_by_vaau = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guardianships", x => x.id);
                    table.ForeignKey(
                        name: "fk_guardianships_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identities",
                schema: "casework",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    names = table.Column<byte[]>(type: "bytea", nullable: true),
                    date_of_birth = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    citizenships = table.Column<string[]>(type: "text[]", nullable: false),
                    gender = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    unanswered = table.Column<string[]>(type: "text[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identities", x => x.case_id);
                    table.ForeignKey(
                        name: "fk_identities_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_essentials",
                schema: "casework",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    label = table.Column<byte[]>(type: "bytea", nullable: true),
                    birth_year = table.Column<short>(type: "smallint", nullable: true),
                    age_from = table.Column<short>(type: "smallint", nullable: true),
                    age_to = table.Column<short>(type: "smallint", nullable: true),
                    sex = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    languages = table.Column<string[]>(type: "text[]", nullable: false),
                    needs_interpreter = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_essentials", x => x.case_id);
                    table.ForeignKey(
                        name: "fk_identity_essentials_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "interview_breaches",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    interviewer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview_breaches", x => x.id);
                    table.ForeignKey(
                        name: "fk_interview_breaches_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "interviews",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    purpose = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    interpreter_id = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    interviewer_user_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    social_worker_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    topics = table.Column<string[]>(type: "text[]", nullable: false),
                    attendees = table.Column<string[]>(type: "text[]", nullable: false),
                    held_before_guardianship = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interviews", x => x.id);
                    table.ForeignKey(
                        name: "fk_interviews_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    to_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    urgency = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    basis = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    consent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sections = table.Column<int>(type: "integer", nullable: false),
                    needed_to_decide = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claimed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    outcome = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => x.id);
                    table.CheckConstraint("ck_referrals_basis", "basis in ('consent', 'best_interests', 'legal_duty', 'vital_interests', 'court_order') and (basis <> 'consent' or consent_id is not null)");
                    table.ForeignKey(
                        name: "fk_referrals_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "risk_ratings",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    level = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    urgent_medical = table.Column<bool>(type: "boolean", nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    proposed = table.Column<bool>(type: "boolean", nullable: false),
                    agreed = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_risk_ratings", x => x.id);
                    table.ForeignKey(
                        name: "fk_risk_ratings_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "interview_notes",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    interview_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interview_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_interview_notes_cases_case_id",
                        column: x => x.case_id,
                        principalSchema: "casework",
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_interview_notes_interviews_interview_id",
                        column: x => x.interview_id,
                        principalSchema: "casework",
                        principalTable: "interviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "risk_grounds",
                schema: "casework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rating_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_risk_grounds", x => x.id);
                    table.ForeignKey(
                        name: "fk_risk_grounds_risk_ratings_rating_id",
                        column: x => x.rating_id,
                        principalSchema: "casework",
                        principalTable: "risk_ratings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agencies_code",
                schema: "reference",
                table: "agencies",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_entries_case_id_section_happened_at",
                schema: "casework",
                table: "case_entries",
                columns: new[] { "case_id", "section", "happened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_events_case_id_at",
                schema: "casework",
                table: "case_events",
                columns: new[] { "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_caseload_case_id",
                schema: "casework",
                table: "caseload",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_caseload_unit_id_assigned_to_case_id",
                schema: "casework",
                table: "caseload",
                columns: new[] { "unit_id", "assigned_to", "case_id" },
                filter: "not is_closed and is_active");

            migrationBuilder.CreateIndex(
                name: "ix_caseload_unit_id_last_activity_at_case_id",
                schema: "casework",
                table: "caseload",
                columns: new[] { "unit_id", "last_activity_at", "case_id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_cases_number",
                schema: "casework",
                table: "cases",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consents_case_id",
                schema: "casework",
                table: "consents",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_ways_case_id",
                schema: "casework",
                table: "contact_ways",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_contacts_case_id",
                schema: "casework",
                table: "contacts",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_disclosures_case_id",
                schema: "casework",
                table: "disclosures",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_owner_user_id_saved_at",
                schema: "casework",
                table: "drafts",
                columns: new[] { "owner_user_id", "saved_at" });

            migrationBuilder.CreateIndex(
                name: "ix_due_work_due_at",
                schema: "casework",
                table: "due_work",
                column: "due_at",
                filter: "done_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_duty_shifts_unit_id_from",
                schema: "casework",
                table: "duty_shifts",
                columns: new[] { "unit_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_shifts_worker_id",
                schema: "casework",
                table: "duty_shifts",
                column: "worker_id");

            migrationBuilder.CreateIndex(
                name: "ix_exploitation_accounts_case_id",
                schema: "casework",
                table: "exploitation_accounts",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_exploitations_case_id",
                schema: "casework",
                table: "exploitations",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_guardianship_box_case_id",
                schema: "casework",
                table: "guardianship_box",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_guardianship_box_unanswered",
                schema: "casework",
                table: "guardianship_box",
                column: "unit_id",
                filter: "state = 'notified'");

            migrationBuilder.CreateIndex(
                name: "ix_guardianship_box_unit_id_due_at",
                schema: "casework",
                table: "guardianship_box",
                columns: new[] { "unit_id", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ux_guardianships_one_open",
                schema: "casework",
                table: "guardianships",
                column: "case_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_interview_breaches_case_id",
                schema: "casework",
                table: "interview_breaches",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_interview_notes_case_id",
                schema: "casework",
                table: "interview_notes",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_interview_notes_interview_id",
                schema: "casework",
                table: "interview_notes",
                column: "interview_id");

            migrationBuilder.CreateIndex(
                name: "ix_interviews_case_id",
                schema: "casework",
                table: "interviews",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_unit_id_at",
                schema: "casework",
                table: "notifications",
                columns: new[] { "unit_id", "at" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_participations_source_id",
                schema: "casework",
                table: "participations",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_box_referral_id",
                schema: "casework",
                table: "referral_box",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ix_referral_box_unit_id_box_is_open_due_at",
                schema: "casework",
                table: "referral_box",
                columns: new[] { "unit_id", "box", "is_open", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_box_unit_id_box_state_sent_at_due_at",
                schema: "casework",
                table: "referral_box",
                columns: new[] { "unit_id", "box", "state", "sent_at", "due_at" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_case_id",
                schema: "casework",
                table: "referrals",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_risk_grounds_case_id",
                schema: "casework",
                table: "risk_grounds",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_risk_grounds_rating_id",
                schema: "casework",
                table: "risk_grounds",
                column: "rating_id");

            migrationBuilder.CreateIndex(
                name: "ix_risk_ratings_case_id",
                schema: "casework",
                table: "risk_ratings",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_tokens_case_id",
                schema: "casework",
                table: "search_tokens",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_units_agency_id",
                schema: "reference",
                table: "units",
                column: "agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_units_code",
                schema: "reference",
                table: "units",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_wake_ups_at",
                schema: "casework",
                table: "wake_ups",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_workers_agency_id",
                schema: "casework",
                table: "workers",
                column: "agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_workers_email",
                schema: "casework",
                table: "workers",
                column: "email",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assignments",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "basis_openings",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "case_entries",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "case_events",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "caseload",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "consents",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "contact_ways",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "contacts",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "disclosures",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "drafts",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "due_work",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "duty_shifts",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "exclusions",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "exploitation_accounts",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "exploitations",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "guardianship_box",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "guardianships",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "idempotent_answers",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "identities",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "identity_essentials",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "intake_sources",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "interpreters",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "interview_breaches",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "interview_notes",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "kind_reach",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "ladder",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "notifications",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "participations",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "referral_box",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "referrals",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "risk_grounds",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "search_tokens",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "units",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "wake_ups",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "workers",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "interviews",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "risk_ratings",
                schema: "casework");

            migrationBuilder.DropTable(
                name: "agencies",
                schema: "reference");

            migrationBuilder.DropTable(
                name: "cases",
                schema: "casework");

            migrationBuilder.DropSequence(
                name: "case_numbers",
                schema: "casework");
        }
    }
}
