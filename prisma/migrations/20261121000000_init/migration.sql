-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'on_call', 'release_manager', 'administrator');

-- CreateEnum
CREATE TYPE "outbox_state" AS ENUM ('waiting', 'held', 'delivered', 'failed');

-- CreateEnum
CREATE TYPE "owner_area" AS ENUM ('runtime_configuration', 'key_lifecycle', 'document_rollout', 'monitoring', 'incident_response', 'release_approvals');

-- CreateEnum
CREATE TYPE "variable_kind" AS ENUM ('plain', 'secret');

-- CreateEnum
CREATE TYPE "required_when" AS ENUM ('always', 'never', 'feature');

-- CreateEnum
CREATE TYPE "run_state" AS ENUM ('queued', 'running', 'passed', 'failed', 'errored', 'timed_out', 'cancelled', 'interrupted');

-- CreateEnum
CREATE TYPE "step_state" AS ENUM ('passed', 'failed', 'errored', 'timed_out', 'skipped');

-- CreateEnum
CREATE TYPE "template_version_state" AS ENUM ('draft', 'published', 'retired');

-- CreateEnum
CREATE TYPE "item_state" AS ENUM ('open', 'done', 'failed', 'not_applicable', 'waived');

-- CreateEnum
CREATE TYPE "item_before" AS ENUM ('start', 'completion');

-- CreateEnum
CREATE TYPE "release_state" AS ENUM ('draft', 'preparing', 'awaiting_sign_off', 'in_progress', 'watching', 'completed', 'aborted', 'rolled_back', 'superseded');

-- CreateEnum
CREATE TYPE "decision" AS ENUM ('go', 'nogo');

-- CreateEnum
CREATE TYPE "override_step" AS ENUM ('start', 'completion');

-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "theme" TEXT NOT NULL DEFAULT 'system',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "fictional" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "password_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failures" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "blocked_until" TIMESTAMPTZ(6),

    CONSTRAINT "sign_in_failures_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT 'invite',
    "token_hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grants" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "integration_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slot_roles" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL DEFAULT '',
    "retired_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "slot_roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slot_grants" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "slot_role_id" UUID NOT NULL,
    "integration_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "slot_grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "actor_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("actor_key","key")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "body" TEXT NOT NULL,
    "prev_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "action" TEXT GENERATED ALWAYS AS (body::jsonb ->> 'action') STORED,
    "actor_id" TEXT GENERATED ALWAYS AS (body::jsonb -> 'actor' ->> 'id') STORED,
    "actor_name" TEXT GENERATED ALWAYS AS (body::jsonb -> 'actor' ->> 'name') STORED,
    "entity_type" TEXT GENERATED ALWAYS AS (body::jsonb -> 'entity' ->> 'type') STORED,
    "entity_id" TEXT GENERATED ALWAYS AS (body::jsonb -> 'entity' ->> 'id') STORED,
    "integration_id" TEXT GENERATED ALWAYS AS (body::jsonb ->> 'integrationId') STORED,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "events" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dispatched_at" TIMESTAMPTZ(6),

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body_encrypted" BYTEA,
    "dedup_key" TEXT NOT NULL,
    "state" "outbox_state" NOT NULL DEFAULT 'waiting',
    "reason" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workers" (
    "id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stopped_at" TIMESTAMPTZ(6),
    "graphile_ids" TEXT[],

    CONSTRAINT "workers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schedule_slots" (
    "name" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "taken_by" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedule_slots_pkey" PRIMARY KEY ("name","due_at")
);

-- CreateTable
CREATE TABLE "stored_files" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "integration_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "changes" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "integration_id" UUID,
    "environment_id" UUID,
    "release_id" UUID,
    "summary" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "integrations" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "critical" BOOLEAN NOT NULL DEFAULT false,
    "archived_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "integrations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "owners" (
    "integration_id" UUID NOT NULL,
    "area" "owner_area" NOT NULL,
    "person_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "owners_pkey" PRIMARY KEY ("integration_id","area")
);

-- CreateTable
CREATE TABLE "environments" (
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "production" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "features" TEXT[],
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "archived_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "environments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variables" (
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "variable_kind" NOT NULL,
    "required_when" "required_when" NOT NULL DEFAULT 'always',
    "feature" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "recommended" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "removed_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "variables_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variable_values" (
    "id" UUID NOT NULL,
    "variable_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "cleared" BOOLEAN NOT NULL DEFAULT false,
    "plain" TEXT,
    "secret" BYTEA,
    "fingerprint" TEXT,
    "set_by_id" UUID,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "variable_values_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allow_rules" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "scheme" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "ports" INTEGER[],
    "cidr" TEXT,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "allow_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freezes" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    "reason" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "freezes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "smoke_suites" (
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "smoke_suites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suite_revisions" (
    "suite_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suite_revisions_pkey" PRIMARY KEY ("suite_id","revision")
);

-- CreateTable
CREATE TABLE "smoke_runs" (
    "id" UUID NOT NULL,
    "suite_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "environment_id" UUID NOT NULL,
    "release_id" UUID,
    "state" "run_state" NOT NULL DEFAULT 'queued',
    "requested_by_id" UUID,
    "requested_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "cancel_requested_at" TIMESTAMPTZ(6),
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(6),
    "config_digest" TEXT,
    "step_count" INTEGER NOT NULL DEFAULT 0,
    "passed_count" INTEGER NOT NULL DEFAULT 0,
    "summary" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "smoke_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "smoke_results" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "state" "step_state" NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "status" INTEGER,
    "timings" JSONB NOT NULL,
    "assertions" JSONB NOT NULL,
    "request" JSONB NOT NULL,
    "response" JSONB,
    "captures" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,

    CONSTRAINT "smoke_results_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateTable
CREATE TABLE "templates" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(6),

    CONSTRAINT "templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_versions" (
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "template_version_state" NOT NULL DEFAULT 'draft',
    "body" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(6),

    CONSTRAINT "template_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklists" (
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "window_start" TIMESTAMPTZ(6) NOT NULL,
    "window_end" TIMESTAMPTZ(6) NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "phases" JSONB NOT NULL DEFAULT '[]',
    "closed_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "checklists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_items" (
    "id" UUID NOT NULL,
    "checklist_id" UUID NOT NULL,
    "parent_id" UUID,
    "key" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "group" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "text_zh" TEXT NOT NULL DEFAULT '',
    "details" TEXT NOT NULL DEFAULT '',
    "details_zh" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT 'manual',
    "params" JSONB NOT NULL DEFAULT '{}',
    "before" "item_before" NOT NULL DEFAULT 'start',
    "optional" BOOLEAN NOT NULL DEFAULT false,
    "condition" TEXT,
    "due" JSONB,
    "due_at" TIMESTAMPTZ(6),
    "state" "item_state" NOT NULL DEFAULT 'open',
    "reason" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "assignee_id" UUID,
    "settled_by_id" UUID,
    "settled_by_name" TEXT,
    "settled_at" TIMESTAMPTZ(6),
    "smoke_run_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "checklist_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "file_id" UUID,
    "digest" TEXT NOT NULL,
    "added_by_id" UUID,
    "added_by_name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(6),
    "removed_by_name" TEXT,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waivers" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(6),
    "lifted_by_name" TEXT,

    CONSTRAINT "waivers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "releases" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "integration_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "checklist_id" UUID NOT NULL,
    "template_version_id" UUID NOT NULL,
    "template_name" TEXT NOT NULL,
    "template_number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "release_version" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "state" "release_state" NOT NULL DEFAULT 'draft',
    "artifacts" JSONB NOT NULL DEFAULT '[]',
    "facts" JSONB NOT NULL DEFAULT '{}',
    "requester_id" UUID NOT NULL,
    "requester_name" TEXT NOT NULL,
    "manager_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "preparing_at" TIMESTAMPTZ(6),
    "awaiting_at" TIMESTAMPTZ(6),
    "started_at" TIMESTAMPTZ(6),
    "watching_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "end_reason" TEXT NOT NULL DEFAULT '',
    "superseded_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "releases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_slots" (
    "id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "slot_role_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL DEFAULT '',
    "before" "item_before" NOT NULL,
    "covers" TEXT[],
    "meaning" TEXT NOT NULL,
    "meaning_zh" TEXT NOT NULL DEFAULT '',
    "valid_hours" INTEGER NOT NULL DEFAULT 72,
    "position" INTEGER NOT NULL,

    CONSTRAINT "release_slots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signatures" (
    "id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "printed_name" TEXT NOT NULL,
    "decision" "decision" NOT NULL,
    "meaning" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "signed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6),
    "subject" JSONB NOT NULL,
    "covers" TEXT[],
    "seen" JSONB NOT NULL DEFAULT '{}',
    "delegation_id" UUID,
    "superseded_at" TIMESTAMPTZ(6),
    "lifted_at" TIMESTAMPTZ(6),
    "lifted_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "signatures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subject_parts" (
    "digest" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subject_parts_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "delegations" (
    "id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "from_name" TEXT NOT NULL,
    "to_id" UUID NOT NULL,
    "to_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "delegations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "overrides" (
    "id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "step" "override_step" NOT NULL,
    "reason" TEXT NOT NULL,
    "blockers" JSONB NOT NULL DEFAULT '[]',
    "requested_by_id" UUID NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_by_id" UUID,
    "confirmed_by_name" TEXT,
    "confirmed_at" TIMESTAMPTZ(6),
    "withdrawn_at" TIMESTAMPTZ(6),
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "overrides_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "people_email_key" ON "people"("email");

-- CreateIndex
CREATE INDEX "sessions_person_id_idx" ON "sessions"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_person_id_idx" ON "invitations"("person_id");

-- CreateIndex
CREATE INDEX "role_grants_person_id_idx" ON "role_grants"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "role_grants_person_id_role_integration_id_key" ON "role_grants"("person_id", "role", "integration_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "slot_roles_key_key" ON "slot_roles"("key");

-- CreateIndex
CREATE INDEX "slot_grants_person_id_idx" ON "slot_grants"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "slot_grants_person_id_slot_role_id_integration_id_key" ON "slot_grants"("person_id", "slot_role_id", "integration_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "api_tokens_person_id_idx" ON "api_tokens"("person_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE INDEX "audit_entries_action_idx" ON "audit_entries"("action");

-- CreateIndex
CREATE INDEX "audit_entries_entity_type_entity_id_idx" ON "audit_entries"("entity_type", "entity_id");

-- CreateIndex
CREATE INDEX "audit_entries_actor_id_idx" ON "audit_entries"("actor_id");

-- CreateIndex
CREATE INDEX "audit_entries_integration_id_idx" ON "audit_entries"("integration_id");

-- CreateIndex
CREATE INDEX "events_created_at_idx" ON "events"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_dedup_key_key" ON "outbox"("dedup_key");

-- CreateIndex
CREATE INDEX "outbox_state_next_at_idx" ON "outbox"("state", "next_at");

-- CreateIndex
CREATE INDEX "changes_integration_id_at_idx" ON "changes"("integration_id", "at");

-- CreateIndex
CREATE INDEX "changes_environment_id_at_idx" ON "changes"("environment_id", "at");

-- CreateIndex
CREATE INDEX "changes_release_id_at_idx" ON "changes"("release_id", "at");

-- CreateIndex
CREATE INDEX "changes_at_idx" ON "changes"("at");

-- CreateIndex
CREATE UNIQUE INDEX "integrations_key_key" ON "integrations"("key");

-- CreateIndex
CREATE UNIQUE INDEX "environments_integration_id_key_key" ON "environments"("integration_id", "key");

-- CreateIndex
CREATE INDEX "variables_integration_id_idx" ON "variables"("integration_id");

-- CreateIndex
CREATE INDEX "variable_values_environment_id_set_at_idx" ON "variable_values"("environment_id", "set_at");

-- CreateIndex
CREATE UNIQUE INDEX "variable_values_variable_id_environment_id_version_key" ON "variable_values"("variable_id", "environment_id", "version");

-- CreateIndex
CREATE INDEX "allow_rules_environment_id_idx" ON "allow_rules"("environment_id");

-- CreateIndex
CREATE INDEX "freezes_environment_id_idx" ON "freezes"("environment_id");

-- CreateIndex
CREATE UNIQUE INDEX "smoke_suites_integration_id_key_key" ON "smoke_suites"("integration_id", "key");

-- CreateIndex
CREATE INDEX "smoke_runs_suite_id_environment_id_created_at_idx" ON "smoke_runs"("suite_id", "environment_id", "created_at");

-- CreateIndex
CREATE INDEX "smoke_runs_state_idx" ON "smoke_runs"("state");

-- CreateIndex
CREATE INDEX "smoke_runs_release_id_idx" ON "smoke_runs"("release_id");

-- CreateIndex
CREATE UNIQUE INDEX "templates_key_key" ON "templates"("key");

-- CreateIndex
CREATE UNIQUE INDEX "template_versions_template_id_number_key" ON "template_versions"("template_id", "number");

-- CreateIndex
CREATE INDEX "checklist_items_checklist_id_position_idx" ON "checklist_items"("checklist_id", "position");

-- CreateIndex
CREATE INDEX "checklist_items_assignee_id_idx" ON "checklist_items"("assignee_id");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_items_checklist_id_key_key" ON "checklist_items"("checklist_id", "key");

-- CreateIndex
CREATE INDEX "evidence_item_id_idx" ON "evidence"("item_id");

-- CreateIndex
CREATE INDEX "waivers_item_id_idx" ON "waivers"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "releases_number_key" ON "releases"("number");

-- CreateIndex
CREATE UNIQUE INDEX "releases_checklist_id_key" ON "releases"("checklist_id");

-- CreateIndex
CREATE INDEX "releases_state_idx" ON "releases"("state");

-- CreateIndex
CREATE INDEX "releases_integration_id_environment_id_idx" ON "releases"("integration_id", "environment_id");

-- CreateIndex
CREATE UNIQUE INDEX "release_slots_release_id_position_key" ON "release_slots"("release_id", "position");

-- CreateIndex
CREATE INDEX "signatures_release_id_idx" ON "signatures"("release_id");

-- CreateIndex
CREATE INDEX "signatures_slot_id_idx" ON "signatures"("slot_id");

-- CreateIndex
CREATE INDEX "delegations_slot_id_idx" ON "delegations"("slot_id");

-- CreateIndex
CREATE INDEX "delegations_to_id_idx" ON "delegations"("to_id");

-- CreateIndex
CREATE INDEX "overrides_release_id_idx" ON "overrides"("release_id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot_grants" ADD CONSTRAINT "slot_grants_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot_grants" ADD CONSTRAINT "slot_grants_slot_role_id_fkey" FOREIGN KEY ("slot_role_id") REFERENCES "slot_roles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot_grants" ADD CONSTRAINT "slot_grants_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changes" ADD CONSTRAINT "changes_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owners" ADD CONSTRAINT "owners_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owners" ADD CONSTRAINT "owners_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "environments" ADD CONSTRAINT "environments_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variables" ADD CONSTRAINT "variables_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable_values" ADD CONSTRAINT "variable_values_variable_id_fkey" FOREIGN KEY ("variable_id") REFERENCES "variables"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable_values" ADD CONSTRAINT "variable_values_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allow_rules" ADD CONSTRAINT "allow_rules_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freezes" ADD CONSTRAINT "freezes_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "smoke_suites" ADD CONSTRAINT "smoke_suites_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_revisions" ADD CONSTRAINT "suite_revisions_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "smoke_suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "smoke_runs" ADD CONSTRAINT "smoke_runs_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "smoke_suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "smoke_runs" ADD CONSTRAINT "smoke_runs_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "smoke_results" ADD CONSTRAINT "smoke_results_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "smoke_runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "templates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklists"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "checklist_items"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "checklist_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "checklist_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integrations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklists"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_slots" ADD CONSTRAINT "release_slots_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "releases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "releases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "release_slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "release_slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "releases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ───────────────────────────── what the schema language cannot say

-- One open signature per person and per slot of a release (two at once: the second is refused by the database).
CREATE UNIQUE INDEX "signatures_one_per_person" ON "signatures"("release_id", "person_id") WHERE "lifted_at" IS NULL AND "superseded_at" IS NULL;
CREATE UNIQUE INDEX "signatures_one_per_slot" ON "signatures"("slot_id") WHERE "lifted_at" IS NULL AND "superseded_at" IS NULL;

-- One waiting or running run per suite and environment.
CREATE UNIQUE INDEX "smoke_runs_one_at_a_time" ON "smoke_runs"("suite_id", "environment_id") WHERE "state" IN ('queued', 'running');

ALTER TABLE "releases" ADD CONSTRAINT "releases_artifacts_is_array" CHECK (jsonb_typeof("artifacts") = 'array');
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_window_order" CHECK ("window_end" > "window_start");
ALTER TABLE "freezes" ADD CONSTRAINT "freezes_order" CHECK ("ends_at" > "starts_at");
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_second_person" CHECK ("confirmed_by_id" IS NULL OR "confirmed_by_id" <> "requested_by_id");
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_single" CHECK ("id" = 1);
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_size" CHECK ("size" = length("content") AND "size" <= 10485760);

-- The audit chain. hash = sha256(domain, seq, previous hash, time, body), each on its own line. The head row is locked
-- here, as the last statement of the caller's transaction, so that entries never fork and never skip a number.
INSERT INTO "audit_head"("id", "seq", "hash") VALUES (1, 0, sha256('gonogo.audit.v1'::bytea));

CREATE FUNCTION audit_append(entry text) RETURNS TABLE (new_seq bigint, new_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  head public.audit_head%ROWTYPE;
  stamp text;
  link bytea;
BEGIN
  SELECT * INTO STRICT head FROM public.audit_head WHERE id = 1 FOR UPDATE;
  new_seq := head.seq + 1;
  new_at := clock_timestamp();
  stamp := to_char(new_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  link := sha256(convert_to(
    'gonogo.audit.v1' || chr(10) || new_seq || chr(10) || encode(head.hash, 'hex') || chr(10) || stamp || chr(10) || entry, 'UTF8'));
  INSERT INTO public.audit_entries(seq, at, body, prev_hash, hash) VALUES (new_seq, new_at, entry, head.hash, link);
  UPDATE public.audit_head SET seq = new_seq, hash = link WHERE id = 1;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION audit_append(text) FROM PUBLIC;

CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
