import { facts } from './fact'

/** Every fact of REC, row by row. */
export const rec = facts(`
REC-1 | /healthz: the process is up | recsys_readiness | item:healthz | /healthz: the process is up; curl -f
REC-1 | /readyz: dependencies ready, asked before traffic is routed | recsys_readiness | item:readyz | dependencies are ready; before traffic is routed; curl -f
REC-1 | /metrics: Prometheus | recsys_readiness | item:metrics_endpoint | /metrics; Prometheus; curl -f
REC-1 | checked on the target, liveness apart from readiness | recsys_readiness | item:health_suite | smoke; recsys-connection
REC-1 | played by the suite: up, ready, counted | product | lib/smoke/suites/recsys.ts | probe: 'liveness'; probe: 'readiness'; probe: 'metrics'
REC-1 | asked by the suite in the release, with recommendations and their manifest | recsys_readiness | item:release_suite | smoke; recsys-core; before completion
REC-1 | ready before traffic in the release | recsys_readiness | item:ready_before_traffic | /readyz; before completion
REC-1 | the product serves /healthz | product | app/healthz/route.ts |
REC-1 | the product serves /readyz | product | app/readyz/route.ts |
REC-1 | the product serves /metrics | product | app/metrics/route.ts |
REC-2 | auth with JWT or API keys | recsys_readiness | item:auth_enforced | JWT or API keys; before start
REC-2 | dev headers disabled | recsys_readiness | item:dev_headers_off | Dev headers are disabled; before start
REC-2 | tenant source explicit | recsys_readiness | item:tenant_explicit | source of the tenant is explicit; before start
REC-2 | cross-tenant isolation tested | recsys_readiness | item:tenant_isolation | Cross-tenant isolation is tested; link; before start
REC-2 | EXPOSURE_HASH_SALT set when its feature is on | recsys_readiness | item:salt_exposure | EXPOSURE_HASH_SALT; if exposure_log; before start
REC-2 | EXPOSURE_HASH_SALT looked at where it is set | recsys_readiness | item:salt_exposure_seen | if set(EXPOSURE_HASH_SALT); before start
REC-2 | EXPERIMENT_ASSIGNMENT_SALT set when its feature is on | recsys_readiness | item:salt_experiments | EXPERIMENT_ASSIGNMENT_SALT; if experiments; before start
REC-2 | EXPERIMENT_ASSIGNMENT_SALT looked at where it is set | recsys_readiness | item:salt_experiments_seen | if set(EXPERIMENT_ASSIGNMENT_SALT); before start
REC-2 | API_KEY_HASH_SECRET set when its feature is on | recsys_readiness | item:secret_api_keys | API_KEY_HASH_SECRET; if api_keys; before start
REC-2 | API_KEY_HASH_SECRET looked at where it is set | recsys_readiness | item:secret_api_keys_seen | if set(API_KEY_HASH_SECRET); before start
REC-2 | conditional required values | product | lib/integrations/rules.ts | requiredWhen === 'feature'
REC-2 | CORS limited to expected browser origins | recsys_readiness | item:cors | CORS is limited to expected browser origins; if browser_clients; before start
REC-2 | artifact mode has a rollback path | recsys_readiness | item:artifact_rollback | rollback path; if artifact_mode; before start
REC-2 | a manifest TTL that fits | recsys_readiness | item:manifest_ttl | TTL; if artifact_mode; before start
REC-2 | retention of exposure and outcome data documented | recsys_readiness | item:retention | Retention of exposure and outcome data is documented; before start
REC-2 | logs keep request IDs | recsys_readiness | item:request_ids | request IDs; before start
REC-2 | no raw personal data | recsys_readiness | item:no_personal_data | no raw personal data; before start
REC-2 | dashboards installed | recsys_readiness | item:dashboards | Dashboards are installed; before start
REC-2 | alerts installed | recsys_readiness | item:alerts | Alerts are installed; before start
REC-2 | docs check green | recsys_readiness | item:docs_check | make docs-check; command; before start
REC-2 | module quality gates green before release | recsys_readiness | item:module_gates | Module quality gates are green; before start
REC-3 | tenant config | recsys_readiness by hand | item:lever_config | re-apply the previous version through the admin configuration routes; before start
REC-3 | rules | recsys_readiness by hand | item:lever_rules | re-apply the previous rules; RECSYS_ALGO_RULES_ENABLED=false; before start
REC-3 | artifact manifest | recsys_readiness by hand | item:lever_manifest | restore the last known-good manifest; if artifact_mode; before start
REC-3 | algorithm plugin | recsys_readiness by hand | item:lever_plugin | disable RECSYS_ALGO_PLUGIN_ENABLED; revert RECSYS_ALGO_PLUGIN_PATH; if algorithm_plugin; before start
REC-3 | service release | recsys_readiness by hand | item:lever_service | the previous container image or binary; before start
REC-4 | empty recommendations: use it when | recsys_readiness by hand | item:runbook_empty | Use it when; requests succeed but items are empty or short; before start
REC-4 | empty: tenant and surface right | recsys_readiness by hand | item:runbook_empty | tenant and surface are right; before start
REC-4 | empty: passes /v1/recommend/validate | recsys_readiness by hand | item:runbook_empty | /v1/recommend/validate; before start
REC-4 | empty: include and exclude lists | recsys_readiness by hand | item:runbook_empty | include and exclude lists did not remove everything; before start
REC-4 | empty: config, rules, manifest and load errors | recsys_readiness by hand | item:runbook_empty | configuration, rules, manifest or loading; before start
REC-4 | empty: logs by request ID | recsys_readiness by hand | item:runbook_empty | logs by request ID; before start
REC-4 | stale artifact manifest: use it when | recsys_readiness by hand | item:runbook_stale | Use it when; old data is served after a publish; before start
REC-4 | stale: RECSYS_ARTIFACT_MANIFEST_TEMPLATE resolves | recsys_readiness by hand | item:runbook_stale | RECSYS_ARTIFACT_MANIFEST_TEMPLATE resolves to the right tenant and surface; before start
REC-4 | stale: object store and credentials | recsys_readiness by hand | item:runbook_stale | object store is reachable and its credentials are good; before start
REC-4 | stale: updated_at and artifact paths | recsys_readiness by hand | item:runbook_stale | updated_at and the artifact paths; before start
REC-4 | stale: invalidate caches through the admin route | recsys_readiness by hand | item:runbook_stale | invalidate caches through the admin route once the new manifest is known good; before start
REC-4 | not ready: use it when | recsys_readiness by hand | item:runbook_not_ready | /readyz fails, or the orchestrator keeps the service out; before start
REC-4 | not ready: compose or orchestrator logs | recsys_readiness by hand | item:runbook_not_ready | logs of compose or the orchestrator; before start
REC-4 | not ready: database and migrations | recsys_readiness by hand | item:runbook_not_ready | database connectivity and migration status; before start
REC-4 | not ready: production-only validation | recsys_readiness by hand | item:runbook_not_ready | missing secrets, unsafe S3 SSL; before start
REC-4 | not ready: /healthz apart from /readyz | recsys_readiness by hand | item:runbook_not_ready | /healthz apart from /readyz; before start
REC-4 | rollback of config and rules: use it when | recsys_readiness by hand | item:runbook_rollback | reverted quickly, with an audit trail; before start
REC-4 | experiment operations: use it when | recsys_readiness by hand | item:runbook_experiments | launched, held or rolled back; if experiments; before start
REC-4 | command: logs | recsys_readiness | item:command_logs | docker compose logs --tail=100 api; command; before start
REC-4 | command: migration status | recsys_readiness | item:command_migrations | make migrate-status; command; before start
REC-4 | what the outcome tells | recsys_readiness | item:command_migrations | configuration, database, migrations or start-up; before start
`)
