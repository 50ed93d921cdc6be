'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';

/** 返回上一页: where the reader came from; who came straight here goes to `fallback`. */
export function BackButton({ fallback, label }: { fallback: Route; label: string }) {
  const router = useRouter();
  return <Button onClick={() => (history.length > 1 ? router.back() : router.push(fallback))}>{label}</Button>;
}
