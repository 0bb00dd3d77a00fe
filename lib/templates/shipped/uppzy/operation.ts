import { group, itemsBefore, only, type More, type Phase, says, shownBy, work } from '../write-item'

const item = itemsBefore('completion')
const later = itemsBefore('completion', { optional: true })
const content = (more: More = {}): More => ({ ...only('content_sync'), ...more })

/** New content goes out in a small batch first (UPZ-7). When to stop is among the plan's triggers. */
export const contentRollout: Phase = {
  key: 'content_rollout',
  title: 'Content rollout',
  titleZh: '内容上线',
  offset: { days: 1 },
  groups: [
    group('From a small batch to all', '从小批量到全部', [
      item('content_approved', 'Source content is approved', '源内容已获批准', content(shownBy('link'))),
      item('content_small_batch', 'Rollout starts with a small batch', '先上线一小批', content(shownBy('text'))),
      item('content_sync_log', 'Source IDs are recorded in the sync log', '源 ID 已记入同步日志', content(shownBy('link'))),
      item('content_questions', 'Smoke questions for the changed topics are run', '已针对变更主题运行冒烟提问', content(shownBy('text'))),
      item('content_feedback', 'Feedback and low-confidence outcomes are watched', '已关注反馈与低置信度结果', content()),
      item('content_expanded', 'Expanded only once answer quality is acceptable', '回答质量可接受后才扩大范围', content(shownBy('text'))),
    ]),
    group('No reason to stop', '没有需要停止的情况', [
      item('content_stop_feedback', 'Bad feedback does not rise sharply', '差评没有急剧上升', content()),
      item('content_stop_answers', 'Expected answers match the approved content', '预期回答与已批准内容一致', content()),
      item(
        'content_stop_errors',
        'Rate of 5xx and timeouts does not rise during bulk sync',
        '批量同步期间 5xx 与超时比率没有上升',
        content(),
      ),
    ]),
  ],
}

/** What is recorded (UPZ-11), and the review that is held at least weekly (UPZ-12). */
export const review: Phase = {
  key: 'review',
  title: 'Change log and weekly review',
  titleZh: '变更日志与每周评审',
  offset: { days: 7 },
  groups: [
    group('The change log has', '变更日志已记录', [
      later('log_key_rotation', 'API key rotation date', 'API 密钥轮换日期', only('key_rotation')),
      later('log_configuration', 'Environment configuration change', '环境配置变更'),
      later('log_content', 'New content batch', '新的内容批次', only('content_sync')),
      later('log_session_strategy', 'Session strategy change', '会话策略变更'),
      later('log_retry_policy', 'Retry policy change', '重试策略变更'),
      later('log_polling_timeout', 'Async polling timeout change', '异步轮询超时变更', only('async')),
      later('log_alert_threshold', 'Alert threshold change', '告警阈值变更'),
    ]),
    group('Weekly review: looked at', '每周评审：已查看', [
      later('review_endpoints', 'High-error endpoints', '高错误率端点'),
      later('review_429', '429 trend', '429 趋势'),
      later('review_timeouts', 'Timeout trend', '超时趋势'),
      later('review_low_confidence', 'Low-confidence answer trend', '低置信度回答趋势'),
      later('review_feedback', 'Bad feedback trend', '差评趋势', only('feedback')),
      later('review_rollouts', 'Impact of recent content rollouts', '近期内容上线的影响', only('content_sync')),
    ]),
    group('Weekly review: decided', '每周评审：已决定', [
      later('review_decisions', 'Decisions of the review', '评审决定', {
        ...shownBy('text'),
        ...work('product_owner'),
        ...says(
          'Kinds: content improvement, retry tuning, polling change, alert tuning, rollback of a recent rollout.',
          '类型：内容改进、重试调优、轮询变更、告警调优、回滚近期上线。',
        ),
      }),
      later('review_next', 'The next review is at most a week away', '下次评审不晚于一周之后', shownBy('text')),
    ]),
  ],
}
