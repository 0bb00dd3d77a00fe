import { facts } from './fact'

/** Every fact of CLY, row by row. That every text has its Chinese is tested for all templates. */
export const cly = facts(`
CLY-1 | a plan reads in English, in Chinese, or in both side by side | product | components/checklists/plan-language.tsx | 'both'
CLY-1 | the interface is in both languages | product | messages/zh/releases.json |
CLY-2 | staging tested | clay_integration | item:staging_tested | Staging is tested; before start
CLY-2 | production keys available | clay_integration | item:production_keys | Production keys are available; before start
CLY-2 | pipeline configured | clay_integration | item:pipeline | pipeline is configured; before start
CLY-2 | monitoring ready | clay_integration | item:monitoring_ready | Monitoring is ready; before start
CLY-3 | step 1: configuration | clay_integration | phase:configuration | Step 1: configuration
CLY-3 | keys in a vault | clay_integration | item:keys_in_vault | Keys are in a vault; before start
CLY-3 | variables set on the platform | clay_integration | item:variables_set | Variables are set on the platform; before start
CLY-3 | least-privilege scopes | clay_integration | item:least_privilege | least privilege; before start
CLY-3 | HTTPS webhook endpoints | clay_integration | item:webhooks_https | Webhook endpoints use HTTPS; if webhooks; before start
CLY-3 | webhook secrets stored safely | clay_integration | item:webhook_secret | Webhook secrets are stored safely; before start
CLY-3 | webhook secret at work where it is set | clay_integration | item:webhook_signature | set(CLAY_WEBHOOK_SECRET); before start
CLY-3 | step 2: code quality | clay_integration | phase:code_quality | Step 2: code quality
CLY-3 | tests pass (npm test) | clay_integration | item:tests_pass | npm test; command; before start
CLY-3 | no hard-coded credentials | clay_integration | item:no_credentials | No credentials are hard-coded; before start
CLY-3 | all error types handled | clay_integration | item:errors_handled | All error types are handled; before start
CLY-3 | rate limit and backoff | clay_integration | item:rate_limit_backoff | Rate limit and backoff; before start
CLY-3 | production-grade logging | clay_integration | item:production_logging | production-grade; before start
CLY-3 | step 3: infrastructure | clay_integration | phase:infrastructure | Step 3: infrastructure
CLY-3 | health check covers the integration | clay_integration | item:health_covers | health check covers the integration; curl -f; before start
CLY-3 | monitoring and alerting | clay_integration | item:monitoring_alerting | Monitoring and alerting; before start
CLY-3 | circuit breaker | clay_integration | item:circuit_breaker | circuit breaker; before start
CLY-3 | graceful degradation | clay_integration | item:graceful_degradation | degrades gracefully; before start
CLY-3 | step 4: documentation | clay_integration | phase:documentation | Step 4: documentation
CLY-3 | incident runbook | clay_integration | item:doc_incident | Incident runbook; link; before start
CLY-3 | key rotation | clay_integration | item:doc_key_rotation | Key rotation; link; before start
CLY-3 | rollback | clay_integration | item:doc_rollback | Rollback; link; before start
CLY-3 | on-call escalation path | clay_integration | item:doc_escalation | On-call escalation path; link; before start
CLY-3 | step 5: gradual rollout | clay_integration | phase:rollout | Step 5: gradual rollout
CLY-4 | pre-flight: staging health | clay_integration by hand | item:preflight_staging | Health of staging; curl -f; before start
CLY-4 | pre-flight: production, by its suite | clay_integration | item:preflight_production | smoke; clay-connection; before start
CLY-4 | pre-flight: the vendor's status page answers | clay_integration | item:preflight_vendor | status page of the vendor answers; smoke; clay-vendor-status
CLY-4 | canary at 10% | clay_integration by hand | group:Canary at 10 % |
CLY-4 | kubectl apply -f | clay_integration by hand | item:canary_apply | kubectl apply -f; command
CLY-4 | kubectl set image deployment/… | clay_integration by hand | item:canary_image | kubectl set image deployment/
CLY-4 | pause at 10% | clay_integration by hand | item:canary_pause | kubectl rollout pause; 10 %
CLY-4 | watch 10 minutes | clay_integration by hand | item:canary_watched | Watched for 10 minutes; ~10 min; due +11 min
CLY-4 | error rate checked after the canary | clay_integration by hand | item:canary_errors | <= 10 errors/min
CLY-4 | latency checked after the canary | clay_integration by hand | item:canary_latency | p99; <= 5000 ms
CLY-4 | promote, hold or roll back, refused while checks fail | clay_integration by hand | item:canary_decision | promote to 50 %, hold or roll back; while a check above fails
CLY-4 | resume to 50% | clay_integration by hand | item:half_resume | kubectl rollout resume; 50 %
CLY-4 | pause at 50% | clay_integration by hand | item:half_pause | kubectl rollout pause
CLY-4 | watch 5 minutes | clay_integration by hand | item:half_watched | Watched for 5 minutes; ~5 min; due +18 min
CLY-4 | error rate checked at 50% | clay_integration by hand | item:half_errors | <= 10 errors/min
CLY-4 | latency checked at 50% | clay_integration by hand | item:half_latency | <= 5000 ms
CLY-4 | decision at 50% | clay_integration by hand | item:half_decision | promote to 100 %, hold or roll back
CLY-4 | complete to 100% | clay_integration by hand | item:full_resume | kubectl rollout resume; 100 %
CLY-4 | confirm | clay_integration by hand | item:full_status | kubectl rollout status
CLY-4 | in this order | clay_integration | order:canary_apply,canary_image,canary_pause,canary_watched,canary_errors,canary_latency,canary_decision,half_resume,half_pause,half_watched,half_errors,half_latency,half_decision,full_resume,full_status |
CLY-5 | API down: 5xx > 10/min, P1 | clay_integration by hand | alert:api_down | 5xx > 10/min; P1
CLY-5 | API down, read in both languages | clay_integration by hand | item:alert_api_down | 5xx > 10/min; P1
CLY-5 | high latency: p99 > 5000 ms, P2 | clay_integration by hand | alert:high_latency | p99 > 5000 ms; P2
CLY-5 | high latency, read in both languages | clay_integration by hand | item:alert_latency | p99 > 5000 ms; P2
CLY-5 | rate limited: 429 > 5/min, P2 | clay_integration by hand | alert:rate_limited | 429 > 5/min; P2
CLY-5 | rate limited, read in both languages | clay_integration by hand | item:alert_rate_limited | 429 > 5/min; P2
CLY-5 | auth failures: any 401/403, P1 | clay_integration by hand | alert:auth_failures | 401/403 > 0; P1
CLY-5 | auth failures, read in both languages | clay_integration by hand | item:alert_auth | any 401 or 403; P1
CLY-5 | 5xx as a figure with its threshold | clay_integration by hand | metric:errors_5xx | alarm > 10/min
CLY-5 | 429 as a figure with its threshold | clay_integration by hand | metric:rate_limited | alarm > 5/min
CLY-5 | 401 and 403 as a figure with its threshold | clay_integration by hand | metric:auth_failures | 401; 403; alarm > 0
CLY-5 | p99 as a figure with its threshold | clay_integration by hand | metric:p99 | alarm > 5000 ms
CLY-6 | healthy or degraded, connected or not, latency in ms | clay_integration | item:health_covers | healthy or degraded, connected or not, and the latency in ms
CLY-6 | asked by the suite | clay_integration | item:health_measured | smoke; clay-connection; degraded; 5000 ms; before start
CLY-6 | played by the suite: connected, and latency in ms | product | lib/smoke/suites/clay.ts | $.connected; $.latency_ms
CLY-7 | rollback: undo | clay_integration | item:rollback_undo | kubectl rollout undo; if rolling_back; command
CLY-7 | rollback: status until it is back | clay_integration | item:rollback_status | kubectl rollout status; previous version is there again
CLY-7 | two commands, in this order | clay_integration | order:rollback_undo,rollback_status |
CLY-7 | exit: deployed | clay_integration | item:exit_deployed | Deployed; before completion
CLY-7 | exit: health checks pass | clay_integration | item:exit_health | smoke; clay-connection
CLY-7 | exit: monitoring active | clay_integration | item:exit_monitoring | Monitoring is active
CLY-7 | exit: rollback documented | clay_integration | item:exit_rollback | Rollback is documented
`)
