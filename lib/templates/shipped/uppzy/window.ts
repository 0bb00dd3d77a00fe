import { at, group, itemsBefore, only, type Phase, proved, says, work } from '../write-item'

const item = itemsBefore('completion')

/** Deployment, and the smoke flow that follows each one (UPZ-4). */
export const window: Phase = {
  key: 'window',
  title: 'Deployment and smoke flow',
  titleZh: '部署与冒烟流程',
  offset: { days: 0 },
  groups: [
    group('Deploy', '部署', [
      item('deployed', 'Deployed to this environment', '已部署到本环境', { ...at(0), ...work('devops', 10) }),
      item('workers_reloaded', 'Every worker runs the new version and configuration', '所有工作进程已运行新版本与新配置', {
        ...at(10),
        ...work('devops', 5),
      }),
    ]),
    group('Smoke flow, in this order', '冒烟流程，按此顺序', [
      item('flow_connectivity', 'Connectivity', '连通性', { ...at(15), ...proved('uppzy-connectivity'), ...work('qa_lead', 2) }),
      item('flow_document', 'Document operation', '文档操作', {
        ...at(17),
        ...only('content_sync'),
        ...proved('uppzy-document'),
        ...work('qa_lead', 3),
      }),
      item('flow_sync_chat', 'Sync chat', '同步聊天', { ...at(20), ...proved('uppzy-sync-chat'), ...work('qa_lead', 2) }),
      item(
        'flow_async_chat',
        'Async chat: submit, then poll until done or until the polling timeout',
        '异步聊天：提交后轮询，直到完成或轮询超时',
        {
          ...at(25),
          ...only('async'),
          ...proved('uppzy-async-chat'),
          ...work('qa_lead', 3),
          ...says('The run says how often it was asked, and the time to completion.', '运行结果会写明轮询次数和完成耗时。'),
        },
      ),
      item('flow_feedback', 'Feedback', '反馈', { ...at(28), ...only('feedback'), ...proved('uppzy-feedback'), ...work('qa_lead', 2) }),
    ]),
    group('First look', '上线初看', [
      item('first_errors', 'Error rate and timeouts are as before', '错误率与超时次数与之前一致', {
        ...at(45),
        ...work('on_call_engineer', 10),
      }),
      item('first_latency', 'P95 latency is as before', 'P95 延迟与之前一致', { ...at(45), ...work('on_call_engineer') }),
    ]),
  ],
}
