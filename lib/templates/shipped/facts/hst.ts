import { facts } from './fact'

/** Facts of HST before the window: HST-1, HST-2, and of HST-3 what is due before D. */
export const hstBefore = facts(`
HST-1 | feature | dated_release | metadata:Feature |
HST-1 | version | dated_release | metadata:Version |
HST-1 | target date | dated_release | metadata:Target date |
HST-1 | last updated | dated_release | metadata:Last updated |
HST-1 | next review date | dated_release | metadata:Next review date |
HST-3 | 02:00–03:00 UTC, the hour of lowest traffic | dated_release | metadata:Window (lowest traffic) | 02:00–03:00 UTC
HST-1 | all of them are stated | dated_release | item:document_facts | Feature, version, target date and last update are stated; next review date
HST-1 | feature, version and target date stand on the release | product | app/(ops)/releases/[releaseId]/release-heading.tsx |
HST-1 | the plan's own next review date | product | lib/templates/describe-template.ts | nextReviewOn
HST-2 | group: code quality | dated_release | group:Code quality |
HST-2 | unit tests 104/104 | dated_release | item:unit_tests | 104 of 104; >= 104 tests; before start
HST-2 | integration tests 8/8 | dated_release | item:integration_tests | 8 of 8; >= 8 tests; before start
HST-2 | lint | dated_release | item:lint | Lint is clean; before start
HST-2 | static security analysis | dated_release | item:static_analysis | Static security analysis; before start
HST-2 | code review | dated_release | item:code_review | Code is reviewed; before start
HST-2 | code documentation | dated_release | item:code_documented | Code is documented; before start
HST-2 | group: staging | dated_release | group:Staging |
HST-2 | deployed to staging | dated_release | item:staging_deployed | Deployed to staging; before start
HST-2 | full suite on staging | dated_release | item:staging_suite | Full test suite passes on staging; before start
HST-2 | cursor pagination works | dated_release | item:staging_cursor | Cursor pagination works; before start
HST-2 | invalid cursor handled | dated_release | item:staging_invalid_cursor | invalid cursor is handled; before start
HST-2 | backwards compatible | dated_release | item:staging_compatible | previous version still work; before start
HST-2 | load test with realistic traffic | dated_release | item:staging_load | Load test with realistic traffic; before start
HST-2 | group: performance | dated_release | group:Performance |
HST-2 | cursor encode/decode < 1 ms | dated_release | item:cursor_codec | < 1 ms; before start
HST-2 | page load < 200 ms | dated_release | item:page_load | < 200 ms; before start
HST-2 | no memory leak under sustained pagination | dated_release | item:memory_leak | No memory leak under sustained pagination; before start
HST-2 | token budget down > 60% | dated_release | item:token_budget_down | > 60 %; before start
HST-2 | group: security | dated_release | group:Security |
HST-2 | cursor signature verified | dated_release | item:cursor_signature | signature of a cursor is verified; before start
HST-2 | TTL (10 minutes) enforced | dated_release | item:cursor_ttl | expires after 10 minutes; before start
HST-2 | API key authentication | dated_release | item:api_key_auth | API key authentication; before start
HST-2 | no sensitive data in cursors | dated_release | item:cursor_no_data | no sensitive data; before start
HST-2 | rate limiting still works | dated_release | item:rate_limiting | Rate limiting still works; before start
HST-2 | group: documentation | dated_release | group:Documentation |
HST-2 | migration guide | dated_release | item:migration_guide | Migration guide; before start
HST-2 | API documentation | dated_release | item:api_docs | API documentation; before start
HST-2 | implementation summary | dated_release | item:implementation_summary | Implementation summary; before start
HST-2 | release notes | dated_release | item:release_notes | Release notes; before start
HST-2 | client mail drafted | dated_release | item:client_mail_draft | Mail to clients drafted; before start
HST-2 | internal training | dated_release | item:training | Internal training; before start
HST-2 | group: configuration | dated_release | group:Configuration |
HST-2 | SUPABASE_URL | dated_release | item:supabase_url | SUPABASE_URL; before start
HST-2 | SUPABASE_SERVICE_KEY | dated_release | item:supabase_service_key | SUPABASE_SERVICE_KEY; before start
HST-2 | HOSTAWAY_ACCOUNT_ID | dated_release | item:hostaway_account_id | HOSTAWAY_ACCOUNT_ID; before start
HST-2 | HOSTAWAY_SECRET_KEY | dated_release | item:hostaway_secret_key | HOSTAWAY_SECRET_KEY; before start
HST-2 | an item with four sub-items | dated_release | order:environment_values,supabase_url,supabase_service_key,hostaway_account_id,hostaway_secret_key |
HST-2 | cursor secret | dated_release | item:cursor_secret | Cursor secret; before start
HST-2 | token budget thresholds | dated_release | item:token_budget_thresholds | Token budget thresholds; before start
HST-2 | rate limits | dated_release | item:rate_limits | Rate limits; before start
HST-2 | group: monitoring | dated_release | group:Monitoring |
HST-2 | health endpoint | dated_release | item:health_endpoint | Health endpoint; before start
HST-2 | metrics collection | dated_release | item:metrics_collection | Metrics are collected; before start
HST-2 | alert rules | dated_release | item:alert_rules | Alert rules are installed; before start
HST-2 | dashboard | dated_release | item:dashboard | Dashboard; before start
HST-2 | log aggregation | dated_release | item:log_aggregation | Logs are collected in one place; before start
HST-2 | group: backup and rollback | dated_release | group:Backup and rollback |
HST-2 | database backup taken | dated_release | item:backup_taken | Database backup taken; before start
HST-2 | previous version tagged | dated_release | item:previous_tagged | Previous version is tagged; before start
HST-2 | procedure documented | dated_release | item:rollback_documented | procedure is documented; before start
HST-2 | tested in staging | dated_release | item:rollback_tested | tested in staging; before start
HST-3 | D-7 | dated_release | phase:d_minus_7 | D-7
HST-3 | D-7: mail to API clients | dated_release | item:notify_clients | Mail to API clients; client_announcement; due D-7; before start
HST-3 | D-7: developer portal | dated_release | item:notify_portal | Developer portal; portal_announcement; due D-7; before start
HST-3 | D-7: status page with the maintenance window | dated_release | item:notify_status_page | Status page announces the maintenance window; status_maintenance; due D-7; before start
HST-3 | D-7: internal team | dated_release | item:notify_team | Internal team; team_announcement; due D-7; before start
HST-3 | D-1 | dated_release | phase:d_minus_1 | D-1
HST-3 | D-1: all tests again, production-like | dated_release | item:all_tests_again | again in a production-like environment; due D-1; before start
HST-3 | D-1: dependencies current | dated_release | item:dependencies_current | Dependencies are current; due D-1; before start
HST-3 | D-1: connection pool limits | dated_release | item:connection_pool_limits | Connection pool limits; due D-1; before start
HST-3 | D-1: TLS certificates valid | dated_release | item:tls_valid | TLS certificates are valid; due D-1; before start
HST-3 | D-1: alerts trigger | dated_release | item:alerts_trigger | Alerts trigger; due D-1; before start
HST-3 | D-1: rollback ready | dated_release | item:rollback_ready | Rollback is ready; due D-1; before start
HST-3 | lateness is visible | product | lib/checklists/rules.ts | late
`)

/** Facts of HST in the window: HST-3 on D-day by the minute, HST-4, HST-10. */
export const hstWindow = facts(`
HST-3 | D-day | dated_release | phase:d_day | D-day
HST-3 | 02:00 maintenance on | dated_release | item:maintenance_on | due +0 min
HST-3 | 02:00 enabled | dated_release | item:maintenance_enabled | Maintenance mode enabled; due +0 min; ~1 min; by devops
HST-3 | 02:00 no active requests | dated_release | item:no_active_requests | No active requests; due +0 min
HST-3 | 02:00 on-call channel told | dated_release | item:oncall_told | On-call channel told; due +0 min
HST-3 | 02:05 backup | dated_release | item:backup | due +5 min
HST-3 | 02:05 backup done | dated_release | item:backup_done | Backup done; due +5 min; ~2 min
HST-3 | 02:05 verified by a test restore | dated_release | item:backup_restored | test restore; due +5 min
HST-3 | 02:05 stored safely | dated_release | item:backup_stored | Stored safely; due +5 min
HST-3 | 02:10 deploy | dated_release | item:deploy | due +10 min
HST-3 | 02:10 code | dated_release | item:deploy_code | Code deployed; due +10 min; ~1 min
HST-3 | 02:10 dependencies | dated_release | item:deploy_dependencies | Dependencies installed; due +10 min
HST-3 | 02:10 migrations | dated_release | item:deploy_migrations | Migrations applied; if database_migration; due +10 min
HST-3 | 02:10 restart | dated_release | item:deploy_restart | Service restarted; due +10 min
HST-3 | 02:10 health passes | dated_release | item:deploy_health | Health check passes; due +10 min
HST-3 | 02:15 smoke tests | dated_release | item:smoke_tests | due +15 min
HST-3 | 02:15 health 200, pages, cursor, invalid cursor 400, bookings | dated_release | item:smoke_in_window | health 200, pages, cursor, invalid cursor 400, bookings; smoke; hostaway-core; due +15 min
HST-3 | 02:15 no errors in logs | dated_release | item:smoke_logs | No errors in the logs; due +15 min
HST-3 | 02:25 maintenance off | dated_release | item:maintenance_off | due +25 min
HST-3 | 02:25 maintenance disabled | dated_release | item:maintenance_disabled | due +25 min
HST-3 | 02:25 traffic flows | dated_release | item:traffic_flows | Traffic flows; due +25 min
HST-3 | 02:25 p95 < 500 ms | dated_release by hand | item:p95_after_open | p95; < 500 ms; due +25 min
HST-3 | 02:25 error rate < 0.1% | dated_release by hand | item:errors_after_open | < 0.1 %; due +25 min
HST-3 | in this order | dated_release | order:maintenance_on,backup,deploy,smoke_tests,maintenance_off,watch_dashboard |
HST-3 | 02:30 watch: dashboard | dated_release | item:watch_dashboard | from 30 minutes on; due +30 min; ~30 min
HST-3 | watch: request rate back to normal | dated_release by hand | item:watch_request_rate | Request rate back to normal; due +60 min
HST-3 | watch: error rate < 0.1% | dated_release by hand | item:watch_error_rate | < 0.1 %; due +60 min
HST-3 | watch: p95 < 500 ms | dated_release by hand | item:watch_p95 | < 500 ms; due +60 min
HST-3 | watch: CPU < 70% | dated_release by hand | item:watch_cpu | CPU; < 70 %; due +60 min
HST-3 | watch: memory stable | dated_release by hand | item:watch_memory | Memory is stable; due +60 min
HST-3 | watch: logs | dated_release by hand | item:watch_logs | Logs; due +60 min
HST-3 | watch: adoption rising | dated_release by hand | item:watch_adoption | Adoption is rising; due +60 min
HST-3 | watch: no complaints | dated_release by hand | item:watch_complaints | No complaints; due +60 min
HST-3 | proposed window 02:00–03:00 | product | app/(ops)/releases/new/new-release-form.tsx | at('02:00')
HST-4 | health is 200 | dated_release | item:smoke_in_window | curl -i "$BASE_URL/health"; health answers 200
HST-4 | first page | dated_release | item:smoke_in_window | /v1/listings?limit=5"; a first page
HST-4 | follow the cursor of the previous response | dated_release | item:smoke_in_window | cursor=$NEXT_CURSOR; the page behind the cursor of the answer before
HST-4 | an invalid cursor is 400 | dated_release | item:smoke_in_window | cursor=not-a-cursor; an invalid cursor is 400
HST-4 | bookings paginate | dated_release | item:smoke_in_window | /v1/bookings?limit=5; bookings page by page
HST-4 | played by the suite: health | product | lib/smoke/suites/hostaway.ts | Health answers
HST-4 | played by the suite: first page | product | lib/smoke/suites/hostaway.ts | First page of listings
HST-4 | played by the suite: cursor | product | lib/smoke/suites/hostaway.ts | {{NEXT_CURSOR}}
HST-4 | played by the suite: invalid cursor 400 | product | lib/smoke/suites/hostaway.ts | status('400')
HST-4 | played by the suite: bookings | product | lib/smoke/suites/hostaway.ts | Next page of bookings
HST-4 | asked before the window too | dated_release | item:smoke_before_start | smoke; hostaway-core; before start
HST-10 | maintenance on (1 min) | dated_release by hand | item:rollback_maintenance_on | Maintenance on; ~1 min
HST-10 | previous tag, dependencies restored (2) | dated_release by hand | item:rollback_revert | previous tag; dependencies restored; ~2 min
HST-10 | restart (1) | dated_release by hand | item:rollback_restart | restarted; ~1 min
HST-10 | database restore or downgrade, only if needed | dated_release by hand | item:rollback_database | Only if needed; migration downgraded; if database_migration
HST-10 | verify the endpoints (3) | dated_release by hand | item:rollback_verify | Endpoints; ~3 min
HST-10 | maintenance off | dated_release by hand | item:rollback_maintenance_off | Maintenance off
HST-10 | about 7 minutes in all | dated_release by hand | group:Go back: about 7 minutes in all |
HST-10 | in this order | dated_release | order:rollback_maintenance_on,rollback_revert,rollback_restart,rollback_database,rollback_verify,rollback_maintenance_off,rollback_team_told,rollback_status_page,rollback_clients_told,rollback_root_cause,rollback_rescheduled |
HST-10 | only when it is rolled back | dated_release | item:rollback_steps | if rolling_back
HST-10 | team | dated_release | item:rollback_team_told | Team told; rollback_team
HST-10 | status page | dated_release | item:rollback_status_page | Status page; rollback_status
HST-10 | mail to clients | dated_release | item:rollback_clients_told | Mail to clients; rollback_clients
HST-10 | root cause | dated_release | item:rollback_root_cause | Root cause
HST-10 | reschedule | dated_release | item:rollback_rescheduled | New date
`)
