import { facts } from './fact'

/** Every fact of UPZ, row by row. */
export const upz = facts(`
UPZ-1 | owner of runtime configuration | uppzy_release | item:owner_runtime_configuration | Runtime configuration; before start
UPZ-1 | owner of API key lifecycle | uppzy_release | item:owner_key_lifecycle | API key lifecycle; before start
UPZ-1 | owner of document rollout | uppzy_release | item:owner_document_rollout | Document rollout; before start
UPZ-1 | owner of monitoring and alerts | uppzy_release | item:owner_monitoring | Monitoring and alerts; before start
UPZ-1 | owner of incident response | uppzy_release | item:owner_incident_response | Incident response; before start
UPZ-1 | owner of release approvals | uppzy_release | item:owner_release_approvals | Release approvals; before start
UPZ-1 | six areas | uppzy_release | group:Six areas, each with an owner |
UPZ-1 | a missing owner is visible and blocks go-live | product | lib/releases/stations/configuration.ts | missing_owner
UPZ-1 | owners are named on a page | product | app/(ops)/integrations/[key]/owners-panel.tsx |
UPZ-2 | UPPZY_BASE_URL | uppzy_release | item:value_base_url | UPPZY_BASE_URL; before start
UPZ-2 | UPPZY_API_KEY | uppzy_release | item:value_api_key | UPPZY_API_KEY; before start
UPZ-2 | UPPZY_TENANT_ID | uppzy_release | item:value_tenant_id | UPPZY_TENANT_ID; before start
UPZ-2 | UPPZY_SITE_ID | uppzy_release | item:value_site_id | UPPZY_SITE_ID; before start
UPZ-2 | request timeout settings | uppzy_release | item:value_request_timeout | Request timeout settings; before start
UPZ-2 | retry settings | uppzy_release | item:value_retry | Retry settings; before start
UPZ-2 | async polling timeout settings | uppzy_release | item:value_polling_timeout | Async polling timeout settings; if async; before start
UPZ-2 | all environments side by side | product | app/(ops)/integrations/[key]/values/values-table.tsx |
UPZ-2 | a missing value is a finding | uppzy_release | item:environment_values | a missing value is a finding; before start
UPZ-3 | eight items | uppzy_release | order:tenant_site_confirmed,right_key,connectivity_before,document_before,sync_chat_before,async_chat_before,feedback_before,dashboards_alerts_active |
UPZ-3 | tenant and site IDs confirmed | uppzy_release | item:tenant_site_confirmed | Tenant ID and site ID; before start
UPZ-3 | deployment has the right API key | uppzy_release | item:right_key | right API key; before start
UPZ-3 | tenant connectivity check, ticked by its test | uppzy_release | item:connectivity_before | smoke; uppzy-connectivity; before start
UPZ-3 | one document operation, only with content sync | uppzy_release | item:document_before | if content_sync; One document operation; smoke; uppzy-document; before start
UPZ-3 | one sync chat smoke test | uppzy_release | item:sync_chat_before | One sync chat; smoke; uppzy-sync-chat; before start
UPZ-3 | one async chat smoke test, only with async mode | uppzy_release | item:async_chat_before | if async; One async chat; smoke; uppzy-async-chat; before start
UPZ-3 | one feedback submission, only if wired | uppzy_release | item:feedback_before | if feedback; One feedback; smoke; uppzy-feedback; before start
UPZ-3 | dashboards and alerts active | uppzy_release | item:dashboards_alerts_active | Dashboards and alerts are active; link; before start
UPZ-3 | items depend on facts of the release | uppzy_release | fact:content_sync | Affects content sync
UPZ-3 | async is a fact of the release | uppzy_release | fact:async | async chat
UPZ-3 | feedback is a fact of the release | uppzy_release | fact:feedback | Feedback is wired
UPZ-4 | connectivity | uppzy_release | item:flow_connectivity | smoke; uppzy-connectivity; before completion
UPZ-4 | document operation | uppzy_release | item:flow_document | Document operation; if content_sync; smoke; uppzy-document
UPZ-4 | sync chat | uppzy_release | item:flow_sync_chat | Sync chat; smoke; uppzy-sync-chat
UPZ-4 | async chat: submit, poll until done or polling timeout | uppzy_release | item:flow_async_chat | submit, then poll until done or until the polling timeout; if async; smoke; uppzy-async-chat
UPZ-4 | feedback | uppzy_release | item:flow_feedback | Feedback; if feedback; smoke; uppzy-feedback
UPZ-4 | in this order after every deployment | uppzy_release | order:deployed,flow_connectivity,flow_document,flow_sync_chat,flow_async_chat,flow_feedback |
UPZ-4 | played by the suite: all five in this order | product | lib/smoke/suites/uppzy.ts | [connectivity, documents, syncChat, asyncChat, feedback]
UPZ-4 | after every key rotation | uppzy_release | item:rotation_4_smoke | smoke; uppzy-flow
UPZ-5 | request volume by endpoint | uppzy_release by hand | item:dashboard_volume | Request volume by endpoint; before start
UPZ-5 | request volume as a figure | uppzy_release by hand | metric:request_volume | Request volume by endpoint
UPZ-5 | success rate by endpoint | uppzy_release by hand | item:dashboard_success | Success rate by endpoint; before start
UPZ-5 | success rate as a figure | uppzy_release by hand | metric:success_rate | Success rate by endpoint
UPZ-5 | 4xx, 429 and 5xx rates | uppzy_release by hand | item:dashboard_errors | 4xx; 429; 5xx; before start
UPZ-5 | 4xx rate as a figure | uppzy_release by hand | metric:rate_4xx | 4xx rate
UPZ-5 | 429 rate as a figure | uppzy_release by hand | metric:rate_429 | 429 rate
UPZ-5 | 5xx rate as a figure | uppzy_release by hand | metric:rate_5xx | 5xx rate
UPZ-5 | P50 and P95 latency | uppzy_release by hand | item:dashboard_latency | P50; P95; before start
UPZ-5 | P50 as a figure | uppzy_release by hand | metric:p50 | P50
UPZ-5 | P95 as a figure | uppzy_release by hand | metric:p95 | P95
UPZ-5 | timeout count | uppzy_release by hand | item:dashboard_timeouts | Timeout count; before start
UPZ-5 | timeouts as a figure | uppzy_release by hand | metric:timeouts | Timeout count
UPZ-5 | async completion latency | uppzy_release by hand | item:dashboard_async | Completion latency; before start
UPZ-5 | async completion as a figure | uppzy_release by hand | metric:async_completion | Async completion latency
UPZ-5 | feedback trend | uppzy_release by hand | item:dashboard_feedback | Feedback trend; before start
UPZ-5 | feedback as a figure | uppzy_release by hand | metric:feedback | Feedback trend
UPZ-5 | sliced by environment, integration, tenant ID, site ID | uppzy_release by hand | item:dashboard_slices | environment, integration, tenant ID and site ID; before start
UPZ-6 | repeated 401 over a short period | uppzy_release by hand | item:alert_401 | Repeated 401 over a short period; before start
UPZ-6 | repeated 403 after a deployment or configuration change | uppzy_release by hand | item:alert_403 | Repeated 403 after a deployment or configuration change; before start
UPZ-6 | sustained 429 rate | uppzy_release by hand | item:alert_429 | Sustained rate of 429; before start
UPZ-6 | sustained 5xx rate | uppzy_release by hand | item:alert_5xx | Sustained rate of 5xx; before start
UPZ-6 | timeout spike | uppzy_release by hand | item:alert_timeouts | Timeout spike; before start
UPZ-6 | async polling timeout spike | uppzy_release by hand | item:alert_async_timeouts | async polling timeouts; before start
UPZ-6 | sudden drop in request volume of a critical integration | uppzy_release by hand | item:alert_volume | Sudden drop in request volume of a critical integration; before start
UPZ-7 | source content approved | uppzy_release by hand | item:content_approved | Source content is approved; if content_sync
UPZ-7 | start with a small batch | uppzy_release by hand | item:content_small_batch | small batch; if content_sync
UPZ-7 | source IDs in a sync log | uppzy_release by hand | item:content_sync_log | Source IDs; sync log
UPZ-7 | smoke questions for the changed topics | uppzy_release by hand | item:content_questions | Smoke questions for the changed topics
UPZ-7 | watch feedback and low-confidence outcomes | uppzy_release by hand | item:content_feedback | Feedback and low-confidence outcomes
UPZ-7 | expand only once quality is acceptable | uppzy_release by hand | item:content_expanded | only once answer quality is acceptable
UPZ-7 | in this order | uppzy_release | order:content_approved,content_small_batch,content_sync_log,content_questions,content_feedback,content_expanded |
UPZ-7 | stop when bad feedback rises sharply | uppzy_release by hand | trigger:Bad feedback rises sharply |
UPZ-7 | stop when expected answers stop matching | uppzy_release by hand | trigger:Expected answers stop matching approved content |
UPZ-7 | stop when 5xx or timeout rate rises during bulk sync | uppzy_release by hand | trigger:The rate of 5xx or timeouts rises during bulk sync | 5xx
UPZ-7 | asked before going on: bad feedback | uppzy_release by hand | item:content_stop_feedback | does not rise sharply
UPZ-7 | asked before going on: answers | uppzy_release by hand | item:content_stop_answers | match the approved content
UPZ-7 | asked before going on: errors | uppzy_release by hand | item:content_stop_errors | 5xx; during bulk sync
UPZ-8 | create the replacement key | uppzy_release by hand | item:rotation_1_create | Create the replacement key; if key_rotation; text
UPZ-8 | update runtime configuration in the target environment | uppzy_release by hand | item:rotation_2_update | Update the runtime configuration of the target environment; text
UPZ-8 | deploy or reload | uppzy_release by hand | item:rotation_3_deploy | Deploy or reload
UPZ-8 | run the smoke test | uppzy_release | item:rotation_4_smoke | smoke
UPZ-8 | confirm normal traffic and error rate | uppzy_release by hand | item:rotation_5_confirm | normal traffic and error rate; link
UPZ-8 | revoke the old key only after that verification | uppzy_release by hand | item:rotation_6_revoke | Revoke the old key, only after that verification
UPZ-8 | six ordered steps | uppzy_release | order:rotation_1_create,rotation_2_update,rotation_3_deploy,rotation_4_smoke,rotation_5_confirm,rotation_6_revoke |
UPZ-8 | watch: 401 spike | uppzy_release by hand | item:rotation_watch_401 | 401 spike
UPZ-8 | watch: retry storm | uppzy_release by hand | item:rotation_watch_retries | retry storm
UPZ-8 | watch: workers failing on stale configuration | uppzy_release by hand | item:rotation_watch_workers | workers failing on stale configuration
UPZ-8 | watch: async jobs on an old client instance | uppzy_release by hand | item:rotation_watch_async | async jobs still on an old client instance
UPZ-9 | 401: checks | uppzy_release by hand | item:runbook_401 | 401; wrong key in runtime configuration; old key still used after rotation; key missing in one worker or deployment target; before start
UPZ-9 | 401: actions | uppzy_release by hand | item:runbook_401 | 401; stop repeated retries; validate the current configuration; re-run the connectivity smoke test; before start
UPZ-9 | 403: checks | uppzy_release by hand | item:runbook_403 | 403; wrong tenant or site; plan or capability mismatch; endpoint used by the wrong integration flow; before start
UPZ-9 | 403: actions | uppzy_release by hand | item:runbook_403 | 403; pause the affected rollout; validate environment ownership and endpoint usage; before start
UPZ-9 | 404: checks | uppzy_release by hand | item:runbook_404 | 404; wrong tenant_id, site_id or request_id; resource deleted or out of scope; before start
UPZ-9 | 404: actions | uppzy_release by hand | item:runbook_404 | 404; inspect the exact identifiers in the logs; confirm which service made the request; before start
UPZ-9 | 429: checks | uppzy_release by hand | item:runbook_429 | 429; traffic burst; worker concurrency; polling interval; loop or duplicate retries; before start
UPZ-9 | 429: actions | uppzy_release by hand | item:runbook_429 | 429; reduce concurrency; increase backoff; pause non-critical bulk sync; before start
UPZ-9 | 5xx or timeout spike: checks | uppzy_release by hand | item:runbook_5xx | traffic shape; bulk content sync; async worker backlog; recent deployment or configuration change; before start
UPZ-9 | 5xx or timeout spike: actions | uppzy_release by hand | item:runbook_5xx | keep retries bounded; pause non-essential traffic; run a small smoke flow to confirm recovery; before start
UPZ-10 | shared client layer in place | uppzy_release | item:shared_client | shared client layer; before start
UPZ-10 | user-facing fallback messages safe | uppzy_release | item:fallback_messages | Fallback messages that users see are safe; before start
UPZ-10 | metrics emit tenant ID, site ID, status and latency | uppzy_release | item:metric_labels | tenant ID, site ID, status and latency; before start
UPZ-10 | retries bounded | uppzy_release | item:retries_bounded | Retries are bounded; before start
UPZ-10 | async timeout budget defined | uppzy_release | item:async_budget | timeout budget; if async; before start
UPZ-10 | feedback flow tested if used | uppzy_release | item:feedback_tested | if feedback; feedback flow is tested; before start
UPZ-10 | one rollback path documented | uppzy_release | item:rollback_path | One rollback path is documented; link; before start
UPZ-11 | API key rotation date | uppzy_release by hand | item:log_key_rotation | API key rotation date
UPZ-11 | environment configuration change | uppzy_release by hand | item:log_configuration | Environment configuration change
UPZ-11 | new content batch | uppzy_release by hand | item:log_content | New content batch
UPZ-11 | session strategy change | uppzy_release by hand | item:log_session_strategy | Session strategy change
UPZ-11 | retry policy change | uppzy_release by hand | item:log_retry_policy | Retry policy change
UPZ-11 | async polling timeout change | uppzy_release by hand | item:log_polling_timeout | Async polling timeout change
UPZ-11 | alert threshold change | uppzy_release by hand | item:log_alert_threshold | Alert threshold change
UPZ-11 | changes are recorded and listed | product | app/(ops)/changes/page.tsx |
UPZ-12 | at least weekly | uppzy_release by hand | item:review_next | at most a week away; due D+7
UPZ-12 | high-error endpoints | uppzy_release by hand | item:review_endpoints | High-error endpoints; due D+7
UPZ-12 | 429 trend | uppzy_release by hand | item:review_429 | 429 trend
UPZ-12 | timeout trend | uppzy_release by hand | item:review_timeouts | Timeout trend
UPZ-12 | low-confidence answer trend | uppzy_release by hand | item:review_low_confidence | Low-confidence answer trend
UPZ-12 | bad feedback trend | uppzy_release by hand | item:review_feedback | Bad feedback trend
UPZ-12 | impact of recent content rollouts | uppzy_release by hand | item:review_rollouts | Impact of recent content rollouts
UPZ-12 | decision: content improvement | uppzy_release by hand | item:review_decisions | content improvement
UPZ-12 | decision: retry tuning | uppzy_release by hand | item:review_decisions | retry tuning
UPZ-12 | decision: polling change | uppzy_release by hand | item:review_decisions | polling change
UPZ-12 | decision: alert tuning | uppzy_release by hand | item:review_decisions | alert tuning
UPZ-12 | decision: rollback of a recent rollout | uppzy_release by hand | item:review_decisions | rollback of a recent rollout
`)
