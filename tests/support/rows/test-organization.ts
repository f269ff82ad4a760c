import type { OrganizationKind } from '#domain/directory/organization-kind'
import { SERVICES } from '#domain/kernel/healthcare-service'
import type { Database } from '#server/platform/database/database'

export async function newOrganization(
  db: Database,
  kind: OrganizationKind = 'community-centre',
  parentId?: string,
): Promise<string> {
  const words = { name: '示例社区卫生服务中心', pinyin: 'shili', initials: 'sl', address: '示例路 1 号' }
  const place = { street: '示例街道', phone: '028-00000000', latitude: 30.4, longitude: 103.5 }
  const offers = { services: [...SERVICES], badges: [] }
  const data = { kind, parentId: parentId ?? null, ...words, ...place, ...offers }
  return (await db.organization.create({ data, select: { id: true } })).id
}
