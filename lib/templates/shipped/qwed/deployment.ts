import { at, group, itemsBefore, limit, only, type Phase, proved, says, shownBy, work } from '../write-item'

const item = itemsBefore('completion')

/** What is done during the deployment (QWD-6), by one of three strategies (QWD-2). */
export const deployment: Phase = {
  key: 'deployment',
  title: 'Deployment',
  titleZh: '部署',
  offset: { days: 0 },
  groups: [
    group('During', '部署期间', [
      item('during_staging', 'Staging first', '先部署到预发布环境', { ...at(0), ...work('devops', 15) }),
      item('during_smoke', 'Smoke tests pass', '冒烟测试通过', { ...at(15), ...proved('qwed-core'), ...work('qa_lead', 5) }),
      item('during_errors', 'Error logs watched', '已关注错误日志', { ...at(20), ...work('on_call_engineer', 10) }),
      item('during_metrics', 'Metrics watched', '已关注指标', { ...at(20), ...work('on_call_engineer', 10) }),
      item('during_ramp', 'Gradual ramp-up begun', '已开始逐步放量', { ...at(30), ...work('devops', 5) }),
    ]),
    group('Gradual rollout by weeks', '按周逐步上线', [
      item('week_1', 'Week 1: canary, share of the traffic', '第 1 周：金丝雀流量占比', {
        ...only('gradual'),
        ...limit('<= 5 %'),
        due: { days: 0 },
      }),
      item('week_2', 'Week 2: the next share, nothing got worse', '第 2 周：扩大占比，没有变差', {
        ...only('gradual'),
        ...shownBy('text'),
        ...says('Write down the share and the error rate.', '请写明占比与错误率。'),
        due: { days: 7 },
      }),
      item('week_3', 'Week 3: the next share, nothing got worse', '第 3 周：继续扩大占比，没有变差', {
        ...only('gradual'),
        ...shownBy('text'),
        ...says('Write down the share and the error rate.', '请写明占比与错误率。'),
        due: { days: 14 },
      }),
    ]),
    group('Other strategies', '其他策略', [
      item('shadow_run', 'Shadow mode: runs in parallel and does not affect production', '影子模式：并行运行，不影响生产', {
        ...only('shadow'),
        ...shownBy('link'),
      }),
      item('shadow_compared', 'Shadow mode: results compared with production', '影子模式：结果已与生产对比', {
        ...only('shadow'),
        ...shownBy('text'),
      }),
      item(
        'flag_set',
        'Feature flag: in place and off by default (LaunchDarkly, Split style)',
        '功能开关：已就位，默认关闭（LaunchDarkly、Split 方式）',
        {
          ...only('feature_flag'),
          ...shownBy('link'),
        },
      ),
      item('flag_off_tested', 'Feature flag: switching it off is tested', '功能开关：已测试关闭', only('feature_flag')),
    ]),
  ],
}
