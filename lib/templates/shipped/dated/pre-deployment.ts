import { itemsBefore, limit, type Phase, says, shownBy, work } from '../write-item'

const item = itemsBefore('start')
const cursor = { condition: 'cursor_pagination' }
const clients = { condition: 'client_facing' }

/** What must be true before anything is dated: eight groups after the document's own facts (HST-1, HST-2). */
export const preDeployment: Phase = {
  key: 'pre_deployment',
  title: 'Pre-deployment',
  titleZh: '部署前准备',
  groups: [
    {
      title: 'Document',
      titleZh: '文档信息',
      items: [
        item(
          'document_facts',
          'Feature, version, target date and last update are stated; next review date set',
          '已注明功能、版本、目标日期和更新日期，并定下下次复审日期',
          {
            ...shownBy('text'),
            ...says('Write down the date of the last update and of the next review.', '请写明最近更新日期与下次复审日期。'),
          },
        ),
      ],
    },
    {
      title: 'Code quality',
      titleZh: '代码质量',
      items: [
        item('unit_tests', 'Unit tests pass (104 of 104)', '单元测试全部通过（104/104）', limit('>= 104 tests')),
        item('integration_tests', 'Integration tests pass (8 of 8)', '集成测试全部通过（8/8）', limit('>= 8 tests')),
        item('lint', 'Lint is clean', '代码检查无告警', work('tech_lead')),
        item('static_analysis', 'Static security analysis finds nothing open', '静态安全分析无未处理问题', shownBy('link')),
        item('code_review', 'Code is reviewed and approved', '代码已评审并批准', shownBy('link')),
        item('code_documented', 'Code is documented', '代码文档齐全'),
      ],
    },
    {
      title: 'Staging',
      titleZh: '预发布环境',
      items: [
        item('staging_deployed', 'Deployed to staging', '已部署到预发布环境'),
        item('staging_suite', 'Full test suite passes on staging', '完整测试套件在预发布环境通过', shownBy('link')),
        item('staging_cursor', 'Cursor pagination works', '游标分页工作正常', cursor),
        item('staging_invalid_cursor', 'An invalid cursor is handled', '无效游标得到正确处理', cursor),
        item('staging_compatible', 'Clients of the previous version still work', '向后兼容：旧版客户端仍可正常使用'),
        item('staging_load', 'Load test with realistic traffic passes', '真实流量下的负载测试通过', shownBy('link')),
      ],
    },
    {
      title: 'Performance',
      titleZh: '性能',
      items: [
        item('cursor_codec', 'Encoding and decoding a cursor', '游标编码与解码耗时', { ...limit('< 1 ms'), ...cursor }),
        item('page_load', 'Loading a page', '页面加载耗时', limit('< 200 ms')),
        item('memory_leak', 'No memory leak under sustained pagination', '持续翻页下无内存泄漏', cursor),
        item('token_budget_down', 'Token budget goes down by', 'Token 预算下降幅度', { ...limit('> 60 %'), ...cursor }),
      ],
    },
    {
      title: 'Security',
      titleZh: '安全',
      items: [
        item('cursor_signature', 'The signature of a cursor is verified', '游标签名得到校验', cursor),
        item('cursor_ttl', 'A cursor expires after 10 minutes', '游标 10 分钟后失效', cursor),
        item('api_key_auth', 'API key authentication is enforced', 'API 密钥认证已强制启用'),
        item('cursor_no_data', 'A cursor holds no sensitive data', '游标不含敏感数据', cursor),
        item('rate_limiting', 'Rate limiting still works', '限流依然有效'),
      ],
    },
    {
      title: 'Documentation',
      titleZh: '文档',
      items: [
        item('migration_guide', 'Migration guide', '迁移指南', { ...shownBy('link'), ...clients }),
        item('api_docs', 'API documentation', 'API 文档', shownBy('link')),
        item('implementation_summary', 'Implementation summary', '实现摘要'),
        item('release_notes', 'Release notes', '发布说明', shownBy('link')),
        item('client_mail_draft', 'Mail to clients drafted', '客户邮件已起草', clients),
        item('training', 'Internal training held', '已完成内部培训'),
      ],
    },
    {
      title: 'Configuration',
      titleZh: '配置',
      items: [
        item('environment_values', 'Values of the production environment are set', '生产环境的配置值已设置', {
          items: [
            item('supabase_url', 'SUPABASE_URL', 'SUPABASE_URL'),
            item('supabase_service_key', 'SUPABASE_SERVICE_KEY', 'SUPABASE_SERVICE_KEY'),
            item('hostaway_account_id', 'HOSTAWAY_ACCOUNT_ID', 'HOSTAWAY_ACCOUNT_ID'),
            item('hostaway_secret_key', 'HOSTAWAY_SECRET_KEY', 'HOSTAWAY_SECRET_KEY'),
          ],
        }),
        item('cursor_secret', 'Cursor secret is set', '游标密钥已设置', cursor),
        item('token_budget_thresholds', 'Token budget thresholds are set', 'Token 预算阈值已设置', cursor),
        item('rate_limits', 'Rate limits are set', '限流值已设置'),
      ],
    },
    {
      title: 'Monitoring',
      titleZh: '监控',
      items: [
        item('health_endpoint', 'Health endpoint answers', '健康检查端点可用'),
        item('metrics_collection', 'Metrics are collected', '指标已采集'),
        item('alert_rules', 'Alert rules are installed', '告警规则已配置'),
        item('dashboard', 'Dashboard shows the service', '监控面板可用', {
          ...shownBy('link'),
          ...says(
            `Requests per second, by endpoint, paginated against not.
p50, p95, p99; cursor encode and decode time; database query time.
Rate of 400 (invalid cursor), rate of 500, errors by type.
Adoption, average page size, cursor expiry, pages per session.
CPU, memory, database connections, network.`,
            `每秒请求数、按端点、分页与非分页对比。
p50、p95、p99；游标编码与解码耗时；数据库查询耗时。
400（无效游标）比率、500 比率、按类型统计的错误。
采用率、平均页大小、游标过期、每会话页数。
CPU、内存、数据库连接、网络。`,
          ),
        }),
        item('log_aggregation', 'Logs are collected in one place', '日志已集中采集'),
      ],
    },
    {
      title: 'Backup and rollback',
      titleZh: '备份与回滚',
      items: [
        item('backup_taken', 'Database backup taken', '数据库已备份'),
        item('previous_tagged', 'Previous version is tagged', '上一版本已打标签', {
          ...shownBy('text'),
          ...says('Write down the tag.', '请写明标签。'),
        }),
        item('rollback_documented', 'Rollback procedure is documented', '回滚步骤已写明', shownBy('link')),
        item('rollback_tested', 'Rollback tested in staging, minutes it took', '已在预发布环境演练回滚，记录耗时', limit('<= 7 min')),
      ],
    },
  ],
}
