/** What the demo writes into the fields of its texts. */
export const words: Record<string, string> = {
  what_changes: 'what the release notes list; nothing is taken away',
  impact: 'Clients need no change.',
  next_steps: 'nothing: your requests work as before.',
  reason: 'the error rate rose after the deployment',
}

/** What the demo writes where an item asks for a text, by the item's key. */
export const written: Record<string, string> = {
  document_facts: 'Last updated when the plan was made. Next review in three months.',
  previous_tagged: 'Tag of the version that runs now: stable-2.13.',
  backup_stored: 'In the vault bucket, retention 30 days.',
  watch_roster: 'Sam Oduya by day, Tomás Reis by night, for seven days.',
  retrospective_held: 'Held with everybody who signed. What we learned is on the page.',
  actions_owned: 'Two actions, each with an owner and a date.',
  quota_understood: '600 requests a minute and 50,000 a day, shared by all tenants.',
  settings_compared: 'None differs from its recommendation.',
  key_compromise: 'On-call revokes it on the values page, then rings DevOps.',
  audit_retention: 'Requests 90 days, results 7 years, as the compliance period asks.',
  cors: 'The origins of the shop and of the back office, nothing else.',
  salt_exposure_seen: 'Twenty rows read: hashes only.',
  manifest_ttl: '15 minutes; a manifest is published every 5.',
  lever_config: 'Version 41 of the tenant configuration.',
  lever_rules: 'Version 17 of the rules.',
  lever_manifest: 's3://artifacts-demo/manifests/known-good.json',
  lever_plugin: '/opt/plugins/rank-3.so',
  lever_service: 'Image 5.1.4, its digest is in the release notes.',
}
