import { Card } from '../../../components/content/card'
import { Row } from '../../../components/content/row'
import type { IconName } from '../../../components/picture/icon'
import { MEMBER_KINDS, type MemberKind } from './member-draft'

const KINDS: Readonly<Record<MemberKind, { title: string; sub: string; icon: IconName }>> = {
  child: { title: '孩子', sub: '身份证号，户口簿上有', icon: 'me' },
  newborn: { title: '刚出生，还没有身份证', sub: '用出生证明，没取名也行', icon: 'door' },
  self: { title: '自己', sub: '给自己约号', icon: 'me' },
  elder: { title: '老人', sub: '爸妈、公婆、岳父母', icon: 'team' },
  other: { title: '爱人或别的家人', sub: '身份证或别的证件都行', icon: 'team' },
}

export interface MemberKindListProps {
  /** Nobody is themselves twice. */
  hasSelf: boolean
  onChoose: (kind: MemberKind) => void
}

/** Who is it? Everything else that is asked follows from this. */
export function MemberKindList({ hasSelf, onChoose }: MemberKindListProps) {
  return (
    <Card flush label="要添加谁">
      {MEMBER_KINDS.filter((kind) => !(kind === 'self' && hasSelf)).map((kind) => (
        <Row key={kind} {...KINDS[kind]} onTap={() => onChoose(kind)} />
      ))}
    </Card>
  )
}
