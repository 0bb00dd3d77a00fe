-- Of one suite and environment one run is being sent and one may wait for its end: a change while a run is under way asks for another.
DROP INDEX "smoke_runs_one_at_a_time";
CREATE UNIQUE INDEX "smoke_runs_one_waits" ON "smoke_runs"("suite_id", "environment_id") WHERE "state" = 'queued';
CREATE UNIQUE INDEX "smoke_runs_one_is_sent" ON "smoke_runs"("suite_id", "environment_id") WHERE "state" = 'running';
