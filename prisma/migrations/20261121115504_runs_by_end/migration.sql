-- CreateIndex
CREATE INDEX "smoke_runs_finished_at_idx" ON "smoke_runs"("finished_at");

