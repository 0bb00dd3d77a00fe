import { group, itemsBefore, type More, only, type Phase, proved, says, shownBy, work } from '../write-item'

const item = itemsBefore('completion')
const rotation = (more: More): More => ({ ...only('key_rotation'), ...more })

/** A planned change of the API key in six steps, in this order (UPZ-8), with what to watch meanwhile. */
export const keyRotation: Phase = {
  key: 'key_rotation',
  title: 'API key rotation',
  titleZh: 'API 密钥轮换',
  offset: { days: 0 },
  groups: [
    group('Six steps, in this order', '六个步骤，按此顺序', [
      item('rotation_1_create', '1. Create the replacement key', '1. 创建替换密钥', {
        ...rotation({ ...shownBy('text'), ...work('devops', 5) }),
        ...says('Write down the name or fingerprint of the new key, never the key.', '请写明新密钥的名称或指纹，切勿写下密钥本身。'),
      }),
      item('rotation_2_update', '2. Update the runtime configuration of the target environment', '2. 更新目标环境的运行时配置', {
        ...rotation({ ...shownBy('text'), ...work('devops', 5) }),
        ...says('Write down the version of the value on the values page.', '请写明配置值页面上的版本号。'),
      }),
      item('rotation_3_deploy', '3. Deploy or reload', '3. 部署或重新加载', rotation({ ...shownBy('text'), ...work('devops', 5) })),
      item('rotation_4_smoke', '4. Run the smoke test', '4. 运行冒烟测试', rotation({ ...proved('uppzy-flow'), ...work('qa_lead', 5) })),
      item('rotation_5_confirm', '5. Confirm normal traffic and error rate', '5. 确认流量与错误率正常', {
        ...rotation({ ...shownBy('link'), ...work('on_call_engineer', 15) }),
      }),
      item('rotation_6_revoke', '6. Revoke the old key, only after that verification', '6. 验证通过后才吊销旧密钥', {
        ...rotation({ ...shownBy('text'), ...work('devops', 5) }),
        ...says('Write down that the old key is refused now.', '请写明旧密钥现已被拒绝。'),
      }),
    ]),
    group('Watch during the rotation', '轮换期间关注', [
      item('rotation_watch_401', 'No 401 spike', '没有 401 激增', rotation(work('on_call_engineer'))),
      item('rotation_watch_retries', 'No retry storm', '没有重试风暴', rotation(work('on_call_engineer'))),
      item(
        'rotation_watch_workers',
        'No workers failing on stale configuration',
        '没有工作进程因配置过期而失败',
        rotation(work('on_call_engineer')),
      ),
      item('rotation_watch_async', 'No async jobs still on an old client instance', '没有异步任务仍在使用旧的客户端实例', {
        ...only('key_rotation && async'),
        ...work('on_call_engineer'),
      }),
    ]),
  ],
}
