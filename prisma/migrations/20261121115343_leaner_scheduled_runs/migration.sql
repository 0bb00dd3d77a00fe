-- DropForeignKey
ALTER TABLE "smoke_runs" DROP CONSTRAINT "smoke_runs_schedule_id_fkey";

-- DropIndex
DROP INDEX "smoke_runs_release_id_idx";

-- DropIndex
DROP INDEX "smoke_runs_state_idx";

-- DropIndex
DROP INDEX "smoke_schedules_next_due_at_idx";

-- AlterTable
ALTER TABLE "smoke_runs" ADD COLUMN     "slots" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "smoke_schedules" ADD COLUMN     "told_alarm" "alarm_state" NOT NULL DEFAULT 'unknown';

-- CreateIndex
CREATE INDEX "smoke_runs_state_created_at_idx" ON "smoke_runs"("state", "created_at");

-- Nearly every run belongs to no release: those that do are found without an entry for each of the others.
CREATE INDEX "smoke_runs_release_id_idx" ON "smoke_runs"("release_id") WHERE "release_id" IS NOT NULL;

-- Rewritten twice a check: room to do so in the same page, and a sweep long before a fifth of it is dead.
ALTER TABLE "smoke_schedules" SET (fillfactor = 40, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
