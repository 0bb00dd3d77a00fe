/** A command line that cannot be understood: the usage is shown with it, exit code 2. */
export class UsageError extends Error {}

export const usage = `Usage: gonogo <command>

  audit verify              check the audit chain against its signed checkpoints
    --file <export.jsonl>     an export instead of the database
    --checkpoints <file>      checkpoints from another place than the data folder
    --key <base64>            public key to trust instead of this installation's
  setup-token               print a new one-time token for the first-run page, while nobody exists
  secrets                   print new secrets for a production environment
  migrate                   bring the database up to date (DATABASE_OWNER_URL, or a DATABASE_URL that may)
  read <file>...            print what an import would make of files; needs no database
    --as checklist|suite      what to read them as; a suite: curl in .sh, .txt or Markdown, Postman,
                              OpenAPI, Bruno, Hurl, Gatus
    --json                    one line of JSON a file
  apply <file|folder>...    make suites of the Gonogo at GONOGO_URL what suite files say (docs/suite-files.md), with the token
                              in GONOGO_TOKEN: all of them, or none
    --integration <key>       whose suites they are, where the files do not say it
    --dry-run                 only show what would change
                              exit code: 0 applied or nothing to do, 1 refused, 2 wrong use
  smoke <suite>             run a smoke suite of the Gonogo at GONOGO_URL, with the token in GONOGO_TOKEN
    --env <environment>       where: the environment's key
    --integration <key>       whose suite, where several integrations have one of that key
    --json <file>             all that is known of the run
    --junit <file>            a report for CI: one case a step
    --timeout 10m             how long to wait; what is not over then is cancelled
    --from <run>              keep what passed in that run, ask the rest again
                              exit code: 0 passed, 1 failed or timed out, 2 wrong use,
                              3 nothing is known (errored, cancelled, interrupted, server away)
  help                      show this text

The database is the one of DATABASE_URL, else the embedded one of the data folder.`
