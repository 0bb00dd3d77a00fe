/**
 * The slot roles an installation starts with: four sign before a release, two after it (semantics.md, Sign-off). An administrator changes
 * them.
 */
export const defaultSlotRoles = [
  { key: 'tech_lead', name: 'Tech Lead', nameZh: '技术负责人' },
  { key: 'devops', name: 'DevOps', nameZh: '运维' },
  { key: 'qa_lead', name: 'QA Lead', nameZh: '测试负责人' },
  { key: 'product_owner', name: 'Product Owner', nameZh: '产品负责人' },
  { key: 'deployment_lead', name: 'Deployment Lead', nameZh: '部署负责人' },
  { key: 'on_call_engineer', name: 'On-Call Engineer', nameZh: '值班工程师' },
] as const
