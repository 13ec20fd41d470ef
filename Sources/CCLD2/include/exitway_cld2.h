#ifndef EXITWAY_CLD2_H
#define EXITWAY_CLD2_H
#endif
