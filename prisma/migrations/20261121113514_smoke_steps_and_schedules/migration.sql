-- CreateEnum
CREATE TYPE "alarm_state" AS ENUM ('unknown', 'ok', 'alarming');

-- AlterTable
ALTER TABLE "smoke_results" ADD COLUMN     "detail" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "smoke_runs" ADD COLUMN     "due_at" TIMESTAMPTZ(6),
ADD COLUMN     "kept_captures" TEXT,
ADD COLUMN     "kept_from_id" UUID,
ADD COLUMN     "schedule_id" UUID,
ADD COLUMN     "trigger" TEXT NOT NULL DEFAULT 'person';

-- AlterTable
ALTER TABLE "suite_revisions" ADD COLUMN     "plan" JSONB;

-- CreateTable
CREATE TABLE "smoke_schedules" (
    "id" UUID NOT NULL,
    "suite_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "every_seconds" INTEGER,
    "cron" TEXT,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "on_deployment" BOOLEAN NOT NULL DEFAULT false,
    "on_value_change" BOOLEAN NOT NULL DEFAULT false,
    "on_key_change" BOOLEAN NOT NULL DEFAULT false,
    "fail_after" INTEGER NOT NULL DEFAULT 3,
    "recover_after" INTEGER NOT NULL DEFAULT 2,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "next_due_at" TIMESTAMPTZ(6),
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(6),
    "alarm" "alarm_state" NOT NULL DEFAULT 'unknown',
    "alarm_since" TIMESTAMPTZ(6),
    "failed_in_row" INTEGER NOT NULL DEFAULT 0,
    "passed_in_row" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "smoke_schedules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "maintenance_windows" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "suite_id" UUID,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    "reason" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "maintenance_windows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment_hooks" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(6),
    "last_at" TIMESTAMPTZ(6),
    "last_summary" TEXT,

    CONSTRAINT "deployment_hooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "smoke_summaries" (
    "suite_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "seconds" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "step" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "buckets" JSONB NOT NULL,

    CONSTRAINT "smoke_summaries_pkey" PRIMARY KEY ("suite_id","environment_id","seconds","starts_at","step")
);

-- CreateIndex
CREATE INDEX "smoke_schedules_next_due_at_idx" ON "smoke_schedules"("next_due_at");

-- CreateIndex
CREATE UNIQUE INDEX "smoke_schedules_suite_id_environment_id_key" ON "smoke_schedules"("suite_id", "environment_id");

-- CreateIndex
CREATE INDEX "maintenance_windows_environment_id_ends_at_idx" ON "maintenance_windows"("environment_id", "ends_at");

-- CreateIndex
CREATE INDEX "deployment_hooks_environment_id_idx" ON "deployment_hooks"("environment_id");

-- CreateIndex
CREATE INDEX "smoke_summaries_seconds_starts_at_idx" ON "smoke_summaries"("seconds", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "smoke_runs_schedule_id_due_at_key" ON "smoke_runs"("schedule_id", "due_at");

-- AddForeignKey
ALTER TABLE "smoke_runs" ADD CONSTRAINT "smoke_runs_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "smoke_schedules"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "smoke_schedules" ADD CONSTRAINT "smoke_schedules_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "smoke_suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "smoke_schedules" ADD CONSTRAINT "smoke_schedules_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maintenance_windows" ADD CONSTRAINT "maintenance_windows_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_hooks" ADD CONSTRAINT "deployment_hooks_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "smoke_summaries" ADD CONSTRAINT "smoke_summaries_suite_id_fkey" FOREIGN KEY ("suite_id") REFERENCES "smoke_suites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "smoke_summaries" ADD CONSTRAINT "smoke_summaries_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

