-- CreateEnum
CREATE TYPE "risk_level" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "risk_state" AS ENUM ('open', 'accepted', 'occurred', 'closed');

-- AlterEnum
ALTER TYPE "template_version_state" ADD VALUE 'discarded';

-- AlterTable
ALTER TABLE "checklist_items" ADD COLUMN     "announced_at" TIMESTAMPTZ(6),
ADD COLUMN     "estimate_minutes" INTEGER,
ADD COLUMN     "max_age_hours" INTEGER,
ADD COLUMN     "missed_at" TIMESTAMPTZ(6),
ADD COLUMN     "role_key" TEXT,
ADD COLUMN     "started_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "checklists" ADD COLUMN     "parts" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "people" ADD COLUMN     "plan_language" TEXT NOT NULL DEFAULT 'own',
ADD COLUMN     "remind_by_mail" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "releases" ADD COLUMN     "offer_settled" INTEGER;

-- AlterTable
ALTER TABLE "template_versions" ADD COLUMN     "based_on" INTEGER,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "origins" JSONB,
ADD COLUMN     "published_by_name" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "source_name" TEXT,
ADD COLUMN     "source_text" TEXT,
ADD COLUMN     "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "updated_by_name" TEXT;

-- AlterTable
ALTER TABLE "templates" ADD COLUMN     "description_zh" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "name_zh" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "next_review_on" DATE,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "template_steps" (
    "version_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "label" JSONB NOT NULL,
    "patch" JSONB NOT NULL,
    "inverse" JSONB NOT NULL,
    "undone" BOOLEAN NOT NULL DEFAULT false,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_steps_pkey" PRIMARY KEY ("version_id","seq")
);

-- CreateTable
CREATE TABLE "template_sources" (
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',
    "ref" TEXT NOT NULL DEFAULT '',
    "path" TEXT NOT NULL,
    "username" TEXT NOT NULL DEFAULT '',
    "secret" BYTEA,
    "last_digest" TEXT,
    "last_commit" TEXT,
    "last_checked_at" TIMESTAMPTZ(6),
    "last_changed_at" TIMESTAMPTZ(6),
    "problem" JSONB,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "template_sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_corrections" (
    "document" TEXT NOT NULL,
    "corrections" JSONB NOT NULL,
    "updated_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_corrections_pkey" PRIMARY KEY ("document")
);

-- CreateTable
CREATE TABLE "communications" (
    "id" UUID NOT NULL,
    "checklist_id" UUID NOT NULL,
    "item_id" UUID,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "recipients" TEXT[],
    "mode" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "sent_by_name" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "communications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risks" (
    "id" UUID NOT NULL,
    "checklist_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "text_zh" TEXT NOT NULL DEFAULT '',
    "probability" "risk_level" NOT NULL,
    "impact" "risk_level" NOT NULL,
    "mitigation" TEXT NOT NULL DEFAULT '',
    "mitigation_zh" TEXT NOT NULL DEFAULT '',
    "owner_id" UUID,
    "state" "risk_state" NOT NULL DEFAULT 'open',
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "risks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lessons" (
    "id" UUID NOT NULL,
    "checklist_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "lessons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_actions" (
    "id" UUID NOT NULL,
    "checklist_id" UUID NOT NULL,
    "lesson_id" UUID,
    "text" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "done_at" TIMESTAMPTZ(6),
    "done_by_name" TEXT,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "lesson_actions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "href" TEXT NOT NULL,
    "integration_id" UUID,
    "dedup_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(6),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feeds" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "template_sources_template_id_key" ON "template_sources"("template_id");

-- CreateIndex
CREATE INDEX "communications_checklist_id_idx" ON "communications"("checklist_id");

-- CreateIndex
CREATE INDEX "risks_checklist_id_idx" ON "risks"("checklist_id");

-- CreateIndex
CREATE INDEX "lessons_checklist_id_idx" ON "lessons"("checklist_id");

-- CreateIndex
CREATE INDEX "lesson_actions_checklist_id_idx" ON "lesson_actions"("checklist_id");

-- CreateIndex
CREATE INDEX "lesson_actions_owner_id_idx" ON "lesson_actions"("owner_id");

-- CreateIndex
CREATE INDEX "notices_person_id_created_at_idx" ON "notices"("person_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notices_person_id_dedup_key_key" ON "notices"("person_id", "dedup_key");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feeds_token_hash_key" ON "calendar_feeds"("token_hash");

-- CreateIndex
CREATE INDEX "calendar_feeds_person_id_idx" ON "calendar_feeds"("person_id");

-- CreateIndex
CREATE INDEX "checklist_items_kind_due_at_idx" ON "checklist_items"("kind", "due_at");

-- AddForeignKey
ALTER TABLE "template_steps" ADD CONSTRAINT "template_steps_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "template_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_sources" ADD CONSTRAINT "template_sources_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "templates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "communications" ADD CONSTRAINT "communications_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklists"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risks" ADD CONSTRAINT "risks_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklists"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklists"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_actions" ADD CONSTRAINT "lesson_actions_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklists"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_actions" ADD CONSTRAINT "lesson_actions_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lessons"("id") ON DELETE SET NULL ON UPDATE CASCADE;
