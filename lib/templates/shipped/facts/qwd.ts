import { facts } from './fact'

/** Every fact of QWD, row by row. */
export const qwd = facts(`
QWD-1 | group: integration testing | qwed_go_live | group:Integration testing |
QWD-1 | all tests pass, named test_qwed_integration.py | qwed_go_live | item:integration_tests | test_qwed_integration.py; command; before start
QWD-1 | performance met | qwed_go_live | item:test_performance | Performance is met; link; before start
QWD-1 | error handling tested | qwed_go_live | item:test_errors | Error handling is tested; before start
QWD-1 | batch tested if used | qwed_go_live | item:test_batch | if batch; smoke; qwed-batch; before start
QWD-1 | group: API key management | qwed_go_live | group:API key management |
QWD-1 | keys in environment variables | qwed_go_live | item:keys_in_environment | environment variables; before start
QWD-1 | a different key per dev, staging, production | qwed_go_live | item:keys_per_environment | different key for each of dev, staging and production; before start
QWD-1 | rotation plan | qwed_go_live | item:keys_rotation_plan | rotation plan; before start
QWD-1 | none in version control | qwed_go_live | item:keys_not_in_git | No key is in version control; before start
QWD-1 | group: error handling | qwed_go_live | group:Error handling |
QWD-1 | all calls guarded | qwed_go_live | item:calls_guarded | All calls are guarded; before start
QWD-1 | fallbacks | qwed_go_live | item:fallbacks | Fallbacks; before start
QWD-1 | error logging | qwed_go_live | item:error_logging | Errors are logged; before start
QWD-1 | alerts for critical failures | qwed_go_live | item:critical_alerts | Critical failures raise an alert; before start
QWD-1 | group: rate limiting | qwed_go_live | group:Rate limiting |
QWD-1 | quota understood | qwed_go_live | item:quota_understood | quota is understood; before start
QWD-1 | limiter in place | qwed_go_live | item:limiter | limiter; before start
QWD-1 | backoff and retry | qwed_go_live | item:backoff | Backoff and retry; before start
QWD-1 | quota usage monitored | qwed_go_live | item:quota_monitored | Use of the quota is monitored; before start
QWD-1 | group: logging and monitoring | qwed_go_live | group:Logging and monitoring |
QWD-1 | calls logged | qwed_go_live | item:calls_logged | Calls are logged; before start
QWD-1 | verification results tracked | qwed_go_live | item:results_tracked | Verification results are tracked; before start
QWD-1 | error rates and performance captured | qwed_go_live | item:rates_captured | Error rates and performance; before start
QWD-2 | gradual rollout by weeks, recommended | qwed_go_live by hand | fact:gradual | Gradual rollout by weeks (recommended); on
QWD-2 | starting with a 5% canary | qwed_go_live by hand | item:week_1 | canary; <= 5 %; if gradual; due D-day
QWD-2 | second week | qwed_go_live by hand | item:week_2 | due D+7
QWD-2 | third week | qwed_go_live by hand | item:week_3 | due D+14
QWD-2 | shadow mode, without affecting production | qwed_go_live by hand | item:shadow_run | runs in parallel and does not affect production; if shadow
QWD-2 | shadow mode, results compared | qwed_go_live by hand | item:shadow_compared | compared with production
QWD-2 | feature flag, LaunchDarkly or Split style | qwed_go_live by hand | item:flag_set | LaunchDarkly, Split; if feature_flag
QWD-3 | each value beside the recommendation for production | qwed_go_live | item:settings_compared | beside its recommendation for production; differences; before start
QWD-3 | recommended column, differences marked | product | app/(ops)/integrations/[key]/values/values-table.tsx | recommended
QWD-4 | keys rotate at least every 90 days | qwed_go_live by hand | item:key_age | at least every 90 days; <= 90 days; before start
QWD-4 | different keys per environment | qwed_go_live | item:key_unique | No two environments have the same key; before start
QWD-4 | a compromised key is revoked at once | qwed_go_live by hand | item:key_compromise | compromised key is revoked at once; before start
QWD-4 | never committed | qwed_go_live | item:key_not_committed | Never committed; before start
QWD-4 | never shared by mail or chat | qwed_go_live | item:key_not_shared | Never shared by mail or chat; before start
QWD-4 | never in a log | qwed_go_live by hand | item:key_not_logged | Never in a log or a response; before start
QWD-4 | input validated before it is sent | qwed_go_live | item:input_validated | Input is validated before it is sent; before start
QWD-4 | output sanitised before it is shown | qwed_go_live | item:output_sanitised | Output is sanitised before it is shown; before start
QWD-4 | found by the product: the same fingerprint in two environments | product | lib/releases/stations/configuration.ts | shared_secret
QWD-5 | all verifications logged, results stored | qwed_go_live | item:audit_logged | All verifications are logged and their results stored; before start
QWD-5 | logs kept for the compliance period, per kind of record | qwed_go_live by hand | item:audit_retention | compliance period; each kind of record; before start
QWD-5 | the trail is accessible | qwed_go_live | item:audit_accessible | trail is accessible; before start
QWD-5 | failed verifications flagged and listed | qwed_go_live by hand | item:audit_failed | flagged and can be listed; before start
QWD-5 | one audit log format, exportable | qwed_go_live | item:audit_format | One audit log format, exportable; before start
QWD-5 | the product's own trail is exportable | product | app/api/audit/export/route.ts |
QWD-5 | advice: batch processing, optional | qwed_go_live | item:advice_batch | Batch processing; optional; before start
QWD-5 | advice: caching, optional | qwed_go_live | item:advice_caching | Caching; optional; before start
QWD-5 | advice: asynchronous processing, optional | qwed_go_live | item:advice_async | Asynchronous processing; optional; before start
QWD-6 | before: tests | qwed_go_live | item:before_tests | Tests; before start
QWD-6 | before: keys | qwed_go_live | item:before_keys | Keys; before start
QWD-6 | before: error handling | qwed_go_live | item:before_errors | Error handling; before start
QWD-6 | before: logging | qwed_go_live | item:before_logging | Logging; before start
QWD-6 | before: dashboards | qwed_go_live | item:before_dashboards | Dashboards; before start
QWD-6 | before: rollback plan | qwed_go_live | item:before_rollback | Rollback plan; before start
QWD-6 | before: team told | qwed_go_live | item:before_team | Team told; before start
QWD-6 | during: staging first | qwed_go_live | item:during_staging | Staging first; before completion
QWD-6 | during: smoke tests | qwed_go_live | item:during_smoke | smoke; qwed-core; before completion
QWD-6 | during: error logs | qwed_go_live | item:during_errors | Error logs; before completion
QWD-6 | during: metrics | qwed_go_live | item:during_metrics | Metrics; before completion
QWD-6 | during: gradual ramp-up | qwed_go_live | item:during_ramp | ramp-up; before completion
QWD-6 | during: in this order | qwed_go_live | order:during_staging,during_smoke,during_errors,during_metrics,during_ramp |
QWD-6 | after: no error rate increase | qwed_go_live by hand | item:after_error_rate | <= 0 %; due D+28; before completion
QWD-6 | after: performance | qwed_go_live | item:after_performance | Performance; due D+28; before completion
QWD-6 | after: audit logs reviewed | qwed_go_live | item:after_audit | Audit logs are reviewed; due D+28; before completion
QWD-6 | after: documentation updated | qwed_go_live | item:after_documentation | Documentation is updated; due D+28; before completion
QWD-6 | after: retrospective | qwed_go_live | item:after_retrospective | Retrospective; due D+28; before completion
QWD-7 | roll back at once | qwed_go_live | item:rollback_1_now | Roll back at once; if rolling_back
QWD-7 | check error logs | qwed_go_live | item:rollback_2_logs | Check error logs; if rolling_back
QWD-7 | review verification failures | qwed_go_live | item:rollback_3_failures | Review verification failures; if rolling_back
QWD-7 | analyse metrics | qwed_go_live | item:rollback_4_metrics | Analyse metrics; if rolling_back
QWD-7 | patch | qwed_go_live | item:rollback_5_patch | Patch; if rolling_back
QWD-7 | test thoroughly | qwed_go_live | item:rollback_6_test | Test thoroughly; if rolling_back
QWD-7 | gradual re-rollout | qwed_go_live | item:rollback_7_again | Gradual re-rollout; if rolling_back
QWD-7 | ordered steps | qwed_go_live | order:rollback_1_now,rollback_2_logs,rollback_3_failures,rollback_4_metrics,rollback_5_patch,rollback_6_test,rollback_7_again |
QWD-8 | 7 days of stable canary | qwed_go_live by hand | item:gate_stable | >= 7 days; before completion
QWD-8 | error rate < 0.1% | qwed_go_live by hand | item:gate_error_rate | < 0.1 %; before completion
QWD-8 | p95 < 3 s | qwed_go_live by hand | item:gate_p95 | p95; < 3 s; before completion
QWD-8 | no security incident | qwed_go_live by hand | item:gate_security | = 0 incidents; before completion
QWD-8 | team trained on troubleshooting | qwed_go_live | item:gate_trained | trained on troubleshooting; before completion
QWD-8 | monitoring dashboards operational | qwed_go_live | item:gate_dashboards | Monitoring dashboards are operational; before completion
QWD-8 | runbook documented | qwed_go_live | item:gate_runbook | Runbook is documented; before completion
QWD-8 | all of them before 100% | qwed_go_live | order:gate_stable,gate_error_rate,gate_p95,gate_security,gate_trained,gate_dashboards,gate_runbook,at_100 |
QWD-8 | error rate as a figure with its target | qwed_go_live by hand | metric:error_rate | target < 0.1 %
QWD-8 | p95 as a figure with its target | qwed_go_live by hand | metric:p95 | target < 3 s
QWD-8 | the canary is read daily for 7 days | qwed_go_live by hand | watch:canary_reading | from 0 to 10080 every 1440; 7 times
`)
