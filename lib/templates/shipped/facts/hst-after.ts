import { facts } from './fact'

/** Facts of HST after the window, and of what stands beside the plan. */
export const hstAfter = facts(`
HST-3 | D+1 h | dated_release | phase:d_plus_1h | D+1 h
HST-3 | D+1 h: automated integration suite | dated_release | item:integration_suite | Automated integration suite; due D+1 h
HST-3 | D+1 h: cursor TTL (wait 10 minutes) | dated_release | item:cursor_ttl_live | wait 10 minutes; due D+1 h
HST-3 | D+1 h: signature check | dated_release | item:cursor_signature_live | signature; due D+1 h
HST-3 | D+1 h: metrics in health | dated_release | item:metrics_in_health | Metrics appear in the health endpoint; due D+1 h
HST-3 | D+1 h: logs | dated_release | item:logs_first_hour | Logs of the first hour; due D+1 h
HST-3 | D+1 h: connection pool | dated_release | item:connection_pool | Connection pool; due D+1 h
HST-3 | D+24 h monitoring | dated_release | phase:d_plus_24h | D+24 h
HST-3 | D+7 retrospective | dated_release | phase:d_plus_7 | Retrospective; D+7
HST-3 | D+30 success metrics | dated_release | phase:d_plus_30 | Success metrics; D+30
HST-5 | what changes | dated_release | communication:client_announcement | What changes: {{what_changes}}; what_changes=
HST-5 | impact | dated_release | communication:client_announcement | {{impact}}; impact=
HST-5 | expected downtime of 5 minutes | dated_release | communication:client_announcement | expected downtime {{downtime_minutes}} minutes; downtime_minutes=5
HST-5 | rollback window of 24 hours | dated_release | communication:client_announcement | {{rollback_hours}} hours; rollback_hours=24
HST-5 | mail to API clients | dated_release | communication:client_announcement | by mail
HST-5 | portal post | dated_release | communication:portal_announcement | by portal; what_changes=; impact=; {{what_changes}}; {{impact}}; downtime_minutes=5; rollback_hours=24
HST-5 | status page | dated_release | communication:status_maintenance | by status_page; what_changes=; impact=; {{what_changes}}; {{impact}}; downtime_minutes=5; rollback_hours=24
HST-5 | internal chat | dated_release | communication:team_announcement | by chat; what_changes=; impact=; {{what_changes}}; {{impact}}; downtime_minutes=5; rollback_hours=24
HST-5 | after: status "successful" | dated_release | communication:status_successful | successful; by status_page
HST-5 | after: status "successful", posted | dated_release | item:status_successful | status_successful; before completion; due D+1 h
HST-5 | after: "migration complete" mail | dated_release | communication:client_complete | migration complete; by mail
HST-5 | after: "migration complete" mail, sent | dated_release | item:mail_complete | client_complete; due D+1 h
HST-5 | after: internal update | dated_release | item:team_update | Internal update; team_update; due D+1 h
HST-5 | after: internal update, written | dated_release | communication:team_update | by chat
HST-5 | after: docs | dated_release | item:docs_live | Documentation is live; due D+1 h
HST-5 | after: ticket closed | dated_release | item:ticket_closed | Ticket closed; due D+1 h
HST-6 | adoption (rising / none) | dated_release by hand | metric:adoption | target rising; alarm none
HST-6 | invalid cursor rate (< 1% / > 5%) | dated_release by hand | metric:invalid_cursor_rate | target < 1 %; alarm > 5 %
HST-6 | p95 (< 500 ms / > 1000 ms) | dated_release by hand | metric:p95_response_time | target < 500 ms; alarm > 1000 ms
HST-6 | error rate (< 0.1% / > 1%) | dated_release by hand | metric:error_rate | target < 0.1 %; alarm > 1 %
HST-6 | token reduction (> 50% / < 30%) | dated_release by hand | metric:token_reduction | target > 50 %; alarm < 30 %
HST-6 | memory (< 80% / > 90%) | dated_release by hand | metric:memory | target < 80 %; alarm > 90 %
HST-6 | CPU (< 70% / > 85%) | dated_release by hand | metric:cpu | target < 70 %; alarm > 85 %
HST-7 | hour 1 every 15 minutes | dated_release by hand | watch:reading_hour_1 | Hour 1, every 15 minutes; from 60 to 120 every 15; 4 times; error_rate
HST-7 | hours 2–6 hourly | dated_release by hand | watch:reading_hours_2_to_6 | Hours 2 to 6, hourly; from 120 to 420 every 60; 5 times
HST-7 | hours 6–24 every 4 hours | dated_release by hand | watch:reading_hours_6_to_24 | Hours 6 to 24, every 4 hours; from 420 to 1500 every 240; 4 times
HST-7 | days 2–7 daily | dated_release by hand | watch:reading_days_2_to_7 | Days 2 to 7, daily; from 1440 to 10080 every 1440; 6 times
HST-7 | a missed reading is visible | product | lib/readings/mark-missed-readings.ts |
HST-7 | a reading records the figures | product | lib/readings/record-reading.ts |
HST-8 | 24 h: no P0/P1 | dated_release by hand | item:day_no_p0_p1 | No P0 or P1 incident; due D+24 h; before completion
HST-8 | 24 h: error rate < 0.1% | dated_release by hand | item:day_error_rate | < 0.1 %; due D+24 h; before completion
HST-8 | 24 h: adoption > 20% | dated_release by hand | item:day_adoption | > 20 %; due D+24 h; before completion
HST-8 | 24 h: no degradation | dated_release by hand | item:day_no_degradation | No degradation; due D+24 h; before completion
HST-8 | 24 h: no escalation | dated_release by hand | item:day_no_escalation | No escalation; due D+24 h; before completion
HST-8 | 30 days: adoption > 95% | dated_release by hand | item:month_adoption | > 95 %; due D+30
HST-8 | 30 days: token use down > 60% | dated_release by hand | item:month_tokens | > 60 %; due D+30
HST-8 | 30 days: context overflow < 1% | dated_release by hand | item:month_overflow | < 1 %; due D+30
HST-8 | 30 days: error rate < 0.1% | dated_release by hand | item:month_error_rate | < 0.1 %; due D+30
HST-8 | 30 days: no P0/P1 | dated_release by hand | item:month_no_p0_p1 | No P0 or P1 incident; due D+30
HST-8 | 30 days: satisfaction kept | dated_release by hand | item:month_satisfaction | Satisfaction kept; due D+30
HST-9 | error rate > 5% for > 10 min | dated_release by hand | trigger:Error rate > 5 % for more than 10 minutes | 5 %; 10 minutes
HST-9 | p95 > 2000 ms for > 10 min | dated_release by hand | trigger:p95 response time > 2000 ms for more than 10 minutes | 2000 ms; 10 minutes
HST-9 | critical function broken | dated_release by hand | trigger:A critical function is broken |
HST-9 | database corruption | dated_release by hand | trigger:The database is corrupted |
HST-9 | security vulnerability | dated_release by hand | trigger:A security vulnerability is found |
HST-9 | > 10 complaints in 1 hour | dated_release by hand | trigger:More than 10 complaints in 1 hour | 10 complaints in 1 hour
HST-11 | requests per second, by endpoint, paginated against not | dated_release by hand | item:dashboard | Requests per second, by endpoint, paginated against not
HST-11 | p50, p95, p99 | dated_release by hand | item:dashboard | p50, p95, p99
HST-11 | cursor encode/decode time | dated_release by hand | item:dashboard | cursor encode and decode time
HST-11 | database query time | dated_release by hand | item:dashboard | database query time
HST-11 | 400 (invalid cursor) rate, 500 rate, errors by type | dated_release by hand | item:dashboard | 400 (invalid cursor); 500; errors by type
HST-11 | adoption, average page size, cursor expiry, pages per session | dated_release by hand | item:dashboard | Adoption, average page size, cursor expiry, pages per session
HST-11 | CPU, memory, database connections, network | dated_release by hand | item:dashboard | CPU, memory, database connections, network
HST-12 | high_invalid_cursor_rate | dated_release by hand | alert:high_invalid_cursor_rate | invalid_cursor_rate > 5%; 10m; warning; notify_oncall
HST-12 | high_error_rate | dated_release by hand | alert:high_error_rate | error_rate > 1%; 5m; critical; page_oncall
HST-12 | slow_response_time | dated_release by hand | alert:slow_response_time | p95_response_time > 1000ms; 10m; warning; notify_oncall
HST-12 | cursor_ttl_not_expiring | dated_release by hand | alert:cursor_ttl_not_expiring | cursor_ttl_expiration_rate == 0; 30m; warning; notify_team
HST-13 | signature failures: low, high | dated_release | risk:Signature failures | low × high; Thorough testing and monitoring
HST-13 | performance degradation: low, medium | dated_release | risk:Performance degradation | low × medium; Load test; rollback that is ready
HST-13 | client compatibility: medium, low | dated_release | risk:Client compatibility | medium × low; Backwards compatible
HST-13 | TTL too short: low, low | dated_release | risk:Cursor lifetime (TTL) too short | low × low; 10 minutes are tested; setting changes them
HST-13 | memory leak from cursors: low, medium | dated_release | risk:Memory leak from cursors | low × medium; cleaned up (TTL); monitored
HST-13 | connection exhaustion: low, high | dated_release | risk:Connections run out | low × high; pooling
HST-14 | before: Tech Lead | dated_release | slot:tech_lead | Tech Lead; before start
HST-14 | before: DevOps | dated_release | slot:devops | DevOps; before start
HST-14 | before: QA Lead | dated_release | slot:qa_lead | QA Lead; before start
HST-14 | before: Product Owner | dated_release | slot:product_owner | Product Owner; before start
HST-14 | after: Deployment Lead | dated_release | slot:deployment_lead | Deployment Lead; before completion
HST-14 | after: On-Call Engineer | dated_release | slot:on_call_engineer | On-Call Engineer; before completion
HST-14 | each with name and date | product | lib/releases/sign-off.ts | printedName; signedAt
HST-15 | what went well | dated_release | prompt:went_well | What went well
HST-15 | what could be better | dated_release | prompt:could_be_better | What could be better
HST-15 | estimates | dated_release | prompt:estimates | estimates
HST-15 | surprises | dated_release | prompt:surprises | Surprises
HST-15 | documentation gaps | dated_release | prompt:documentation_gaps | documentation
HST-15 | process | dated_release | prompt:process | process
HST-15 | at D+7 | dated_release | item:retrospective_held | Retrospective held; due D+7
HST-15 | actions with owners | dated_release | item:actions_owned | owners; due D+7
`)
