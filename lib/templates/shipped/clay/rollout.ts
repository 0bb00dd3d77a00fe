import { at, group, itemsBefore, limit, type More, only, type Phase, proved, run, says, shownBy, work } from '../write-item'

const before = itemsBefore('start')
const item = itemsBefore('completion')
const deployment = 'deployment/clay-integration'

/** A command of the operator on the cluster, at its minute. */
const operate = (minute: number, command: string, expected?: string): More => ({
  ...at(minute),
  ...only('kubernetes'),
  ...run(command, expected),
  ...work('devops', 1),
})

/** What must hold before the next stage (limits as the alerts set them, CLY-5), and the decision. */
const check = (stage: string, minute: number, minutes: number, next: string, nextZh: string) => [
  item(`${stage}_watched`, `Watched for ${minutes} minutes`, `已观察 ${minutes} 分钟`, {
    ...at(minute),
    ...work('on_call_engineer', minutes),
  }),
  item(`${stage}_errors`, 'Errors (5xx) per minute', '每分钟错误数（5xx）', {
    ...at(minute),
    ...limit('<= 10 errors/min'),
    ...work('on_call_engineer', 1),
  }),
  item(`${stage}_latency`, 'Latency, p99', '延迟 p99', { ...at(minute), ...limit('<= 5000 ms'), ...work('on_call_engineer', 1) }),
  item(`${stage}_decision`, `Decided: ${next}, hold or roll back`, `已决定：${nextZh}、暂停或回滚`, {
    ...at(minute),
    ...shownBy('text'),
    ...work('devops', 1),
    ...says('Going on is not an option while a check above fails.', '上方任一检查未通过时，不得继续推进。'),
  }),
]

/** Three stages with waits and checks between them (CLY-4). */
export const rollout: Phase = {
  key: 'rollout',
  title: 'Step 5: gradual rollout',
  titleZh: '步骤 5：逐步上线',
  offset: { days: 0 },
  groups: [
    group('Pre-flight', '上线前检查', [
      before('preflight_staging', 'Health of staging answers', '预发布环境健康检查有响应', {
        ...at(-30),
        ...run('curl -f "$CLAY_STAGING_URL/health"', '"connected":true'),
        ...work('devops', 1),
      }),
      before('preflight_production', 'Health of production answers, and the key connects', '生产环境健康检查有响应，密钥可连接', {
        ...at(-30),
        ...proved('clay-connection'),
      }),
      before('preflight_vendor', 'The status page of the vendor answers and reports nothing', '供应商状态页可访问，且未报告异常', {
        ...at(-30),
        ...proved('clay-vendor-status'),
        ...work('on_call_engineer', 2),
      }),
    ]),
    group('Canary at 10 %', '金丝雀，10%', [
      item('canary_apply', 'Canary applied', '已应用金丝雀', operate(0, 'kubectl apply -f clay-integration.yaml')),
      item('canary_image', 'New image set', '已设置新镜像', operate(0, `kubectl set image ${deployment} clay-integration="$IMAGE"`)),
      item('canary_pause', 'Rollout paused at 10 %', '上线已暂停在 10%', operate(1, `kubectl rollout pause ${deployment}`, 'paused')),
      ...check('canary', 11, 10, 'promote to 50 %', '推进到 50%'),
    ]),
    group('Half, 50 %', '半量，50%', [
      item('half_resume', 'Rollout resumed to 50 %', '上线已继续至 50%', operate(12, `kubectl rollout resume ${deployment}`, 'resumed')),
      item('half_pause', 'Rollout paused at 50 %', '上线已暂停在 50%', operate(13, `kubectl rollout pause ${deployment}`, 'paused')),
      ...check('half', 18, 5, 'promote to 100 %', '推进到 100%'),
    ]),
    group('All, 100 %', '全量，100%', [
      item('full_resume', 'Rollout resumed to 100 %', '上线已继续至 100%', operate(19, `kubectl rollout resume ${deployment}`, 'resumed')),
      item(
        'full_status',
        'Rollout confirmed',
        '已确认上线完成',
        operate(20, `kubectl rollout status ${deployment}`, 'successfully rolled out'),
      ),
    ]),
  ],
}
